using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Amounts with units, e.g. <c>10Mi</c>.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference/builtins/units.</remarks>
static class Units
{
    /// <summary>Longest text of an amount, in UTF-16 units.</summary>
    const int MaxLength = 1024;

    const string Letters = "kmgtpe";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("units.parse", "string -> number", Parse),
        new("units.parse_bytes", "string -> number", ParseBytes),
    ];

    static RegoValue? Parse(BuiltinCall call, RegoValue value)
    {
        if (!IsAmount(call, value, "amount", out var number, out var unit))
            return null;
        // Only here an "m" alone is a thousandth; an "M" is a million.
        if (unit == "m")
            return ExactNumber.Scale(number, ExactNumber.Of(1, -3)) is { } small ? RegoNumber.Of(small) : call.Fail("number is too large");
        return FactorOf(unit.ToLowerInvariant(), takesBytes: false) is { } factor
            ? Times(call, number, factor)
            : call.Fail($"could not parse amount: unit {unit} not recognized");
    }

    static RegoValue? ParseBytes(BuiltinCall call, RegoValue value)
    {
        if (!IsAmount(call, value, "byte amount", out var number, out var unit))
            return null;
        if (FactorOf(unit.ToLowerInvariant(), takesBytes: true) is not { } factor)
            return call.Fail($"could not parse byte amount: unit {unit} not recognized");
        if (ExactNumber.Scale(number, factor) is not { } amount)
            return call.Fail("number is too large");
        return RegoNumber.Of(amount.ToWhole(down: amount.Mantissa.Sign > 0));
    }

    static RegoValue? Times(BuiltinCall call, ExactNumber number, ExactNumber factor) =>
        ExactNumber.Scale(number, factor) is { } amount ? RegoNumber.Of(amount) : call.Fail("number is too large");

    static ExactNumber? FactorOf(string unit, bool takesBytes)
    {
        if (takesBytes && unit.EndsWith('b') && unit.Length > 1)
            unit = unit[..^1];
        if (unit.Length == 0)
            return ExactNumber.Of(1, 0);
        var power = Letters.IndexOf(unit[0], StringComparison.Ordinal) + 1;
        if (power == 0 || unit.Length > 2 || (unit.Length == 2 && unit[1] != 'i'))
            return null;
        return unit.Length == 2 ? ExactNumber.Of(1L << (10 * power), 0) : ExactNumber.Of(1, 3 * power);
    }

    static bool IsAmount(BuiltinCall call, RegoValue value, string what, out ExactNumber number, out string unit)
    {
        (number, unit) = (default, "");
        if (!call.IsString(value, 1, out var text))
            return false;
        if (text.Length > MaxLength)
            return Fail(call, $"the amount has more than {MaxLength} characters");
        text = text.Replace("\"", "", StringComparison.Ordinal);
        if (text.Contains(' '))
            return Fail(call, "spaces not allowed in resource strings");
        var end = EndOfNumber(text);
        if (end == 0)
            return Fail(call, $"no {what} provided");
        unit = text[end..];
        if (!TryNumber(text[..end], out number))
            return Fail(call, $"could not parse {what} to a number");
        return true;
    }

    static bool Fail(BuiltinCall call, string message)
    {
        call.Fail(message);
        return false;
    }

    /// <summary>Where the unit begins: an "e" before digits belongs to the number, another one is a unit.</summary>
    static int EndOfNumber(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]) || text[at] is '.' or '+' or '-')
                continue;
            if (text[at] is not ('e' or 'E') || at + 1 == text.Length || !(char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '+' or '-'))
                return at;
        }

        return text.Length;
    }

    static bool TryNumber(string text, out ExactNumber number)
    {
        number = default;
        var plain = text.StartsWith('+') ? text[1..] : text;
        if (plain.StartsWith('.'))
            plain = "0" + plain;
        else if (plain.StartsWith("-.", StringComparison.Ordinal))
            plain = "-0" + plain[1..];
        if (plain.EndsWith('.'))
            plain += "0";
        var sign = plain.StartsWith('-') ? "-" : "";
        var digits = plain[sign.Length..].TrimStart('0');
        plain = sign + (digits.Length == 0 || !char.IsAsciiDigit(digits[0]) ? "0" + digits : digits);
        if (!RegoNumber.TryParse(plain, out var read))
            return false;
        number = read.Exact;
        return true;
    }
}
