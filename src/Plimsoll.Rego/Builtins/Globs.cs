using System.Buffers;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions of globs.</summary>
static class Globs
{
    static readonly SearchValues<char> Special = SearchValues.Create("*?\\[]{}");

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("glob.match", "string, null | array[string], string -> boolean", IsMatch),
        new("glob.quote_meta", "string -> string", Quote),
    ];

    static RegoValue? IsMatch(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third)
    {
        if (!call.IsString(first, 1, out var pattern) || !IsDelimiters(call, second, out var delimiters) || !call.IsString(third, 3, out var text))
            return null;
        if (pattern.Length > Patterns.MaxLength)
            return call.Fail($"a glob of more than {Patterns.MaxLength} characters");
        return Patterns.OfGlob(call, pattern, delimiters) is { } regex
            ? PatternMatching.IsMatch(call, regex, text)
            : call.Fail("the glob is not well-formed");
    }

    static bool IsDelimiters(BuiltinCall call, RegoValue value, out string delimiters)
    {
        delimiters = "";
        if (value is RegoNull)
            return true;
        if (value is not RegoArray array)
        {
            call.FailType(2, "one of {array, null}", value);
            return false;
        }

        if (array.Count == 0)
            delimiters = ".";
        foreach (var item in array.Items)
        {
            if (item is not RegoString text || CodePoints.Count(text.Value) != 1)
            {
                call.FailOperand(2, "must be an array of single characters");
                return false;
            }

            call.Charge(1);
            delimiters += delimiters.Contains(text.Value, StringComparison.Ordinal) ? "" : text.Value;
        }

        return true;
    }

    static RegoValue? Quote(BuiltinCall call, RegoValue value)
    {
        if (!call.IsString(value, 1, out var text))
            return null;
        call.ChargeText(2L * text.Length);
        if (!text.AsSpan().ContainsAny(Special))
            return value;
        var quoted = new StringBuilder(text.Length + 8);
        foreach (var unit in text)
        {
            if (Special.Contains(unit))
                quoted.Append('\\');
            quoted.Append(unit);
        }

        return new RegoString(quoted.ToString());
    }
}
