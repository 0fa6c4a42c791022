using System.Globalization;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that make a value of one kind of a value of another.</summary>
static class Casts
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("cast_array", "any -> array[any]", ToArray) { IsDeprecated = true },
        new("cast_boolean", "any -> boolean", (call, value) => value is RegoBoolean ? value : call.FailType(1, "boolean", value)) { IsDeprecated = true },
        new("cast_null", "any -> null", (call, value) => value is RegoNull ? value : call.FailType(1, "null", value)) { IsDeprecated = true },
        new("cast_object", "any -> object[any: any]", (call, value) => value is RegoObject ? value : call.FailType(1, "object", value)) { IsDeprecated = true },
        new("cast_set", "any -> set[any]", ToSet) { IsDeprecated = true },
        new("cast_string", "any -> string", (call, value) => value is RegoString ? value : call.FailType(1, "string", value)) { IsDeprecated = true },
        new("to_number", "number | string | boolean | null -> number", ToNumber),
    ];

    /// <summary>The number that Go reads in a text; <c>null</c> where there is none.</summary>
    public static RegoNumber? CanonicalNumber(string text) =>
        RegoNumber.TryParse(text, out var number) || RegoNumber.TryParse(Canonical(text), out number) ? number : null;

    static RegoValue? ToArray(BuiltinCall call, RegoValue value)
    {
        if (value is RegoArray)
            return value;
        if (!call.IsCollection(value, 1, out var items))
            return null;
        call.Charge(items.Length);
        return new RegoArray(items.ToArray());
    }

    static RegoValue? ToSet(BuiltinCall call, RegoValue value)
    {
        if (value is RegoSet)
            return value;
        if (!call.IsCollection(value, 1, out var items))
            return null;
        call.Charge(items.Length);
        return RegoSet.Of(items.ToArray());
    }

    static RegoValue? ToNumber(BuiltinCall call, RegoValue value) => value switch
    {
        RegoNumber => value,
        RegoNull => RegoNumber.Of(0),
        RegoBoolean boolean => RegoNumber.Of(boolean.Value ? 1 : 0),
        RegoString text => Parse(call, text),
        _ => call.FailType(1, "one of {null, boolean, number, string}", value),
    };

    static RegoValue? Parse(BuiltinCall call, RegoString value)
    {
        var text = value.Value;
        call.Charge(text.Length);
        if (CanonicalNumber(text) is not { } number)
        {
            var word = text.AsSpan().TrimStart("+-");
            return word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("infinity", StringComparison.OrdinalIgnoreCase)
                || word.Equals("nan", StringComparison.OrdinalIgnoreCase)
                    ? call.FailType(1, "valid number string", value)
                    : call.Fail($"strconv.ParseFloat: parsing {value}: invalid syntax");
        }

        return number.TryGetInteger(out _) || double.IsFinite(number.ToDouble()) ? number : call.Fail($"strconv.ParseFloat: parsing {value}: value out of range");
    }

    /// <summary>What Go reads as a number, as JSON writes it: no plus, no zeros in front, digits on both sides of the point.</summary>
    static string Canonical(string text)
    {
        var rest = text.AsSpan();
        var sign = rest is ['-', ..] ? "-" : "";
        if (rest is ['-' or '+', ..])
            rest = rest[1..];
        var marker = rest.IndexOfAny('e', 'E');
        var digits = marker < 0 ? rest : rest[..marker];
        var exponent = marker < 0 ? "" : rest[marker..];
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "" : digits[(point + 1)..];
        if (whole.IsEmpty && fraction.IsEmpty)
            return "";
        whole = whole.TrimStart('0');
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{(whole.IsEmpty ? "0" : whole)}{(fraction.IsEmpty ? "" : ".")}{fraction}{exponent}");
    }
}
