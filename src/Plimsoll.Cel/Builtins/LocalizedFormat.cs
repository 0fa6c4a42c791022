using System.Globalization;
using System.Text;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Builtins;

/// <summary>
/// Values as <c>format</c> writes them in the versions 1 to 3 of the library: numbers with a fixed point as in American English,
/// items of lists and maps as literals.
/// </summary>
sealed class LocalizedFormat : FormatStyle
{
    public static readonly LocalizedFormat Instance = new();

    const int LiteralDecimals = 6;
    const int GroupLength = 3;
    const char NarrowSpace = '\u202F';
    const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    LocalizedFormat()
    {
    }

    public override CelValue Decimal(CelValue value) => value.Kind is CelKind.Int or CelKind.Uint
        ? Conversions.ToText(value)
        : Refused("decimal clause can only be used on integers", value);

    public override CelValue Fixed(CelValue value, int decimals) => ToDouble(value) is { } number
        ? CelValue.String(double.IsFinite(number) ? Grouped(Numbers.FormatFixed(number, decimals)) : NotFinite(number))
        : Refused("fixed-point clause can only be used on doubles", value);

    /// <summary>The number of decimals has no effect, as in cel-go.</summary>
    public override CelValue Scientific(CelValue value, int decimals) => ToDouble(value) is { } number
        ? CelValue.String(double.IsFinite(number) ? PowerOfTen(Numbers.FormatScientific(number, LiteralDecimals)) : NotFinite(number))
        : Refused("scientific clause can only be used on doubles", value);

    protected override CelValue? AppendText(StringBuilder text, CelValue value, int depth)
    {
        if (value.AsList is { } list)
            return AppendList(text, list, depth);
        if (value.AsMap is { } map)
            return AppendMap(text, map, depth, ":");
        var written = depth == 0 ? Top(value) : Literal(value);
        if (written.AsString is not { } scalar)
            return written;
        text.Append(scalar);
        return null;
    }

    protected override CelValue? AppendKey(StringBuilder text, CelValue key)
    {
        if (key.Kind is not (CelKind.String or CelKind.Bool or CelKind.Int or CelKind.Uint))
            return Failures.Invalid($"no formatting function for map key of type {key.Type.Name}");
        text.Append(Literal(key).AsString);
        return null;
    }

    static CelValue Top(CelValue value) => value.Kind switch
    {
        CelKind.Null => CelValue.String("null"),
        CelKind.Type => CelValue.String(value.AsType!.Name),
        CelKind.Struct or CelKind.Optional or CelKind.Opaque or CelKind.Error => RefusedText(value),
        _ => Conversions.ToText(value),
    };

    static CelValue Literal(CelValue value) => value.Kind switch
    {
        CelKind.String => CelValue.String(Quoted(value.AsString!)),
        CelKind.Bytes when Conversions.ToText(value).AsString is { } text => CelValue.String("b" + Quoted(text)),
        CelKind.Double when double.IsFinite(value.AsDouble) => CelValue.String(Numbers.FormatFixed(value.AsDouble, LiteralDecimals)),
        CelKind.Double => CelValue.String(Quoted(Numbers.FormatFixed(value.AsDouble, LiteralDecimals))),
        CelKind.Timestamp => CelValue.String($"timestamp({Quoted(Timestamps.Format(value.AsTimestamp!))})"),
        CelKind.Duration => CelValue.String($"duration({Quoted(Durations.Format(value.AsInt))})"),
        CelKind.Struct or CelKind.Optional or CelKind.Opaque => Failures.Invalid($"no formatting function for {value.Type.Name}"),
        _ => Top(value),
    };

    static double? ToDouble(CelValue value) => value.Kind switch
    {
        CelKind.Double => value.AsDouble,
        CelKind.String => value.AsString switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => null,
        },
        _ => null,
    };

    static string NotFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";

    static string Grouped(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var grouped = new StringBuilder(number);
        for (var i = (point < 0 ? number.Length : point) - GroupLength; i > 0 && char.IsAsciiDigit(number[i - 1]); i -= GroupLength)
            grouped.Insert(i, ',');
        return grouped.ToString();
    }

    static string PowerOfTen(string number)
    {
        var mark = number.IndexOf('e', StringComparison.Ordinal);
        var power = new StringBuilder(number, 0, mark, number.Length + 8).Append(NarrowSpace).Append('×').Append(NarrowSpace).Append("10");
        foreach (var character in number.AsSpan(mark + 1))
        {
            if (character == '-')
                power.Append('⁻');
            else if (character != '+')
                power.Append(Superscripts[character - '0']);
        }

        return power.ToString();
    }

    /// <summary>As Go quotes text: what cannot be printed is escaped by number.</summary>
    static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            if (TextChanges.EscapeOf(rune.Value) is { } escape)
                quoted.Append('\\').Append(escape);
            else if (IsPrinted(rune))
                quoted.Append(rune.ToString());
            else
                quoted.Append(CultureInfo.InvariantCulture, $"{NumberedEscape(rune.Value)}");
        }

        return quoted.Append('"').ToString();
    }

    static string NumberedEscape(int codePoint) => codePoint switch
    {
        < 0x80 => $"\\x{codePoint:x2}",
        <= 0xFFFF => $"\\u{codePoint:x4}",
        _ => $"\\U{codePoint:x8}",
    };

    static bool IsPrinted(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
