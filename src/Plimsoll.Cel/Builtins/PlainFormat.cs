using System.Text;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>Values as <c>format</c> writes them from version 4 of the library: no locale, no quotes within lists and maps.</summary>
sealed class PlainFormat : FormatStyle
{
    public static readonly PlainFormat Instance = new();

    PlainFormat()
    {
    }

    public override CelValue Decimal(CelValue value) => value.Kind is CelKind.Int or CelKind.Uint or CelKind.Double
        ? Text(value)
        : Refused("decimal clause can only be used on integers", value);

    public override CelValue Fixed(CelValue value, int decimals) => ToDouble(value) is { } number
        ? CelValue.String(double.IsFinite(number) ? Numbers.FormatFixed(number, decimals) : NotFinite(number))
        : Refused("fixed-point clause can only be used on doubles", value);

    public override CelValue Scientific(CelValue value, int decimals) => ToDouble(value) is { } number
        ? CelValue.String(double.IsFinite(number) ? Numbers.FormatScientific(number, decimals) : NotFinite(number))
        : Refused("scientific clause can only be used on doubles", value);

    protected override CelValue? AppendText(StringBuilder text, CelValue value, int depth)
    {
        if (value.AsList is { } list)
            return AppendList(text, list, depth);
        if (value.AsMap is { } map)
            return AppendMap(text, map, depth, ": ");
        if (Scalar(value) is not { } scalar)
            return RefusedText(value);
        text.Append(scalar);
        return null;
    }

    static string? Scalar(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.Type => value.AsType!.Name,
        CelKind.Double when double.IsFinite(value.AsDouble) => Numbers.FormatPlain(value.AsDouble),
        CelKind.Double => NotFinite(value.AsDouble),
        CelKind.Bytes => Encoding.UTF8.GetString(value.AsBytes!.Value.AsSpan()),
        _ => Conversions.ToText(value).AsString,
    };

    static double? ToDouble(CelValue value) => value.Kind switch
    {
        CelKind.Double => value.AsDouble,
        CelKind.Int => value.AsInt,
        CelKind.Uint => value.AsUint,
        _ => null,
    };

    static string NotFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
