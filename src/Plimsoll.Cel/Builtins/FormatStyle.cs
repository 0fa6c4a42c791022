using System.Globalization;
using System.Text;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>How clauses of <c>format</c> write values. Each answers text or an error.</summary>
abstract class FormatStyle
{
    /// <summary>Deepest nesting of lists and maps that is written, in levels.</summary>
    protected const int MaxNesting = CelLimits.MaxValueDepth;

    /// <summary><c>%s</c>.</summary>
    public CelValue Text(CelValue value)
    {
        var text = new StringBuilder();
        var problem = AppendText(text, value, 0);
        EffortBudget.TrySpend(text.Length);
        return problem ?? (text.Length > CelLimits.MaxBuiltLength ? Failures.TooLong : CelValue.String(text.ToString()));
    }

    /// <summary><c>%d</c>.</summary>
    public abstract CelValue Decimal(CelValue value);

    /// <summary><c>%f</c>.</summary>
    public abstract CelValue Fixed(CelValue value, int decimals);

    /// <summary><c>%e</c>.</summary>
    public abstract CelValue Scientific(CelValue value, int decimals);

    /// <summary><c>%b</c>.</summary>
    public static CelValue Binary(CelValue value) => value.Kind switch
    {
        CelKind.Bool => CelValue.String(value.AsBool ? "1" : "0"),
        CelKind.Int => CelValue.String(Signed(value.AsInt, magnitude => magnitude.ToString("b", CultureInfo.InvariantCulture))),
        CelKind.Uint => CelValue.String(value.AsUint.ToString("b", CultureInfo.InvariantCulture)),
        _ => Refused("only integers and bools can be formatted as binary", value),
    };

    /// <summary><c>%x</c> and <c>%X</c>.</summary>
    public static CelValue Hexadecimal(CelValue value, bool isUpper)
    {
        var digits = value.Kind switch
        {
            CelKind.Int => Signed(value.AsInt, magnitude => magnitude.ToString("x", CultureInfo.InvariantCulture)),
            CelKind.Uint => value.AsUint.ToString("x", CultureInfo.InvariantCulture),
            CelKind.String => Convert.ToHexStringLower(Texts.ToUtf8(value.AsString!)),
            CelKind.Bytes => Convert.ToHexStringLower(value.AsBytes!.Value.AsSpan()),
            _ => null,
        };
        if (digits is null)
            return Refused("only integers, byte buffers, and strings can be formatted as hex", value);
        return CelValue.String(isUpper ? digits.ToUpperInvariant() : digits);
    }

    /// <summary><c>%o</c>.</summary>
    public static CelValue Octal(CelValue value) => value.Kind switch
    {
        CelKind.Int => CelValue.String(Signed(value.AsInt, OctalDigits)),
        CelKind.Uint => CelValue.String(OctalDigits(value.AsUint)),
        _ => Refused("octal clause can only be used on integers", value),
    };

    /// <summary>Appends a value; the error where it cannot be written.</summary>
    protected abstract CelValue? AppendText(StringBuilder text, CelValue value, int depth);

    /// <summary>Appends the items of a list.</summary>
    protected CelValue? AppendList(StringBuilder text, CelList list, int depth)
    {
        if (depth > MaxNesting)
            return Failures.TooDeep;
        text.Append('[');
        for (var i = 0; i < list.Count && text.Length <= CelLimits.MaxBuiltLength; i++)
        {
            if (i > 0)
                text.Append(", ");
            if (AppendText(text, list[i], depth + 1) is { } error)
                return error;
        }

        text.Append(']');
        return null;
    }

    /// <summary>Appends the entries of a map, in the order of their keys as text.</summary>
    protected CelValue? AppendMap(StringBuilder text, CelMap map, int depth, string separator)
    {
        if (depth > MaxNesting)
            return Failures.TooDeep;
        var entries = new List<(string Key, CelValue Value)>(map.Count);
        foreach (var (key, value) in map.Entries)
        {
            var written = new StringBuilder();
            if (AppendKey(written, key) is { } error)
                return error;
            entries.Add((written.ToString(), value));
        }

        entries.Sort(static (left, right) => CelEquality.CompareText(left.Key, right.Key));
        return AppendEntries(text, entries, depth, separator);
    }

    /// <summary>Appends the key of an entry.</summary>
    protected virtual CelValue? AppendKey(StringBuilder text, CelValue key) => AppendText(text, key, MaxNesting);

    protected static CelValue Refused(string rule, CelValue value) =>
        value.IsError ? value : Failures.Invalid($"{rule}, was given {value.Type.Name}");

    protected static CelValue RefusedText(CelValue value) => Refused(
        "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps", value);

    CelValue? AppendEntries(StringBuilder text, List<(string Key, CelValue Value)> entries, int depth, string separator)
    {
        text.Append('{');
        for (var i = 0; i < entries.Count && text.Length <= CelLimits.MaxBuiltLength; i++)
        {
            if (i > 0)
                text.Append(", ");
            text.Append(entries[i].Key).Append(separator);
            if (AppendText(text, entries[i].Value, depth + 1) is { } error)
                return error;
        }

        text.Append('}');
        return null;
    }

    static string Signed(long value, Func<ulong, string> write) =>
        value < 0 ? "-" + write(unchecked(0 - (ulong)value)) : write((ulong)value);

    static string OctalDigits(ulong value)
    {
        var digits = new StringBuilder();
        for (; value >= 8; value /= 8)
            digits.Insert(0, (char)('0' + value % 8));
        return digits.Insert(0, (char)('0' + value)).ToString();
    }
}
