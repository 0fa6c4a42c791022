using System.Globalization;
using System.Runtime.InteropServices;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>The conversions between types, by the kind of the argument.</summary>
static class Conversions
{
    const double TwoTo63 = 9_223_372_036_854_775_808.0;
    const double TwoTo64 = 18_446_744_073_709_551_616.0;

    public static CelValue Same(CelValue value) => value;

    public static CelValue ToType(CelValue value) => value.IsError ? value : CelValue.TypeOf(value.Type);

    public static CelValue ToBool(CelValue value) => value.Kind switch
    {
        CelKind.Bool => value,
        CelKind.String => value.AsString switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => CelValue.True,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => CelValue.False,
            _ => Failures.Conversion("string", "bool"),
        },
        _ => Failures.Mismatch("bool", value),
    };

    public static CelValue ToBytes(CelValue value) => value.Kind switch
    {
        CelKind.Bytes => value,
        CelKind.String => BytesOf(value.AsString!),
        _ => Failures.Mismatch("bytes", value),
    };

    public static CelValue ToDouble(CelValue value) => value.Kind switch
    {
        CelKind.Double => value,
        CelKind.Int => CelValue.Double(value.AsInt),
        CelKind.Uint => CelValue.Double(value.AsUint),
        CelKind.String => Numbers.TryParse(value.AsString!, out var number) ? CelValue.Double(number) : Failures.Conversion("string", "double"),
        _ => Failures.Mismatch("double", value),
    };

    public static CelValue ToInt(CelValue value) => value.Kind switch
    {
        CelKind.Int => value,
        CelKind.Uint => value.AsUint > long.MaxValue ? Failures.IntOverflow : CelValue.Int((long)value.AsUint),
        CelKind.Double => value.AsDouble is > -TwoTo63 and < TwoTo63 ? CelValue.Int((long)value.AsDouble) : Failures.IntOverflow,
        CelKind.Duration => CelValue.Int(value.AsInt),
        CelKind.Timestamp => CelValue.Int(value.AsTimestamp!.Seconds),
        CelKind.String => long.TryParse(value.AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? CelValue.Int(number)
            : Failures.Conversion("string", "int"),
        _ => Failures.Mismatch("int", value),
    };

    public static CelValue ToUint(CelValue value) => value.Kind switch
    {
        CelKind.Uint => value,
        CelKind.Int => value.AsInt < 0 ? Failures.UintOverflow : CelValue.Uint((ulong)value.AsInt),
        CelKind.Double => value.AsDouble is >= 0 and < TwoTo64 ? CelValue.Uint((ulong)value.AsDouble) : Failures.UintOverflow,
        CelKind.String => ulong.TryParse(value.AsString, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? CelValue.Uint(number)
            : Failures.Conversion("string", "uint"),
        _ => Failures.Mismatch("uint", value),
    };

    public static CelValue ToText(CelValue value) => value.Kind switch
    {
        CelKind.String => value,
        CelKind.Bool => CelValue.String(value.AsBool ? "true" : "false"),
        CelKind.Int => CelValue.String(value.AsInt.ToString(CultureInfo.InvariantCulture)),
        CelKind.Uint => CelValue.String(value.AsUint.ToString(CultureInfo.InvariantCulture)),
        CelKind.Double => CelValue.String(Numbers.FormatShortest(value.AsDouble)),
        CelKind.Bytes => TextOf(value.AsBytes!),
        CelKind.Duration => CelValue.String(Durations.Format(value.AsInt)),
        CelKind.Timestamp => CelValue.String(Timestamps.Format(value.AsTimestamp!)),
        _ => Failures.Mismatch("string", value),
    };

    public static CelValue ToDuration(CelValue value) => value.Kind switch
    {
        CelKind.Duration => value,
        CelKind.Int => CelValue.Duration(value.AsInt),
        CelKind.String => Durations.TryParse(value.AsString, out var nanoseconds)
            ? CelValue.Duration(nanoseconds)
            : Failures.Conversion("string", "google.protobuf.Duration"),
        _ => Failures.Mismatch("duration", value),
    };

    public static CelValue ToTimestamp(CelValue value) => value.Kind switch
    {
        CelKind.Timestamp => value,
        CelKind.Int => Timestamps.Of(value.AsInt),
        CelKind.String => Timestamps.TryParse(value.AsString, out var seconds, out var nanoseconds)
            ? Timestamps.Of(seconds, nanoseconds)
            : Failures.Conversion("string", "google.protobuf.Timestamp"),
        _ => Failures.Mismatch("timestamp", value),
    };

    static CelValue BytesOf(string text) => CelValue.Of(new CelBytes(ImmutableCollectionsMarshal.AsImmutableArray(Texts.ToUtf8(text))));

    static CelValue TextOf(CelBytes bytes) => Texts.FromUtf8(bytes.Value.AsSpan()) is { } text
        ? CelValue.String(text)
        : Failures.Invalid("invalid UTF-8 in bytes, cannot convert to string");
}
