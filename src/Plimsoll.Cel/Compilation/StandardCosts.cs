using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

/// <summary>What calls of the functions of the language cost, by the id of the signature that was called.</summary>
/// <remarks>cel-go v0.29, interpreter/runtimecost.go.</remarks>
static class StandardCosts
{
    /// <summary>Cost of a literal of a list.</summary>
    public const long CreateList = 10;

    /// <summary>Cost of a literal of a map.</summary>
    public const long CreateMap = 30;

    /// <summary>Cost of a literal of an object.</summary>
    public const long CreateStruct = 40;

    /// <summary>Cost of one character or byte that is looked at.</summary>
    public const double PerCharacter = 0.1;

    /// <summary>Cost of one character of a regular expression, of each ten characters that are matched.</summary>
    public const double PerPatternCharacter = 0.25;

    /// <summary>The cost of a call that was made, without that of its arguments; no cost of the language depends on the result.</summary>
    /// <param name="rule">What decides it.</param>
    /// <param name="args">The arguments, what it was called on first.</param>
    public static long Actual(StandardCostRule rule, ReadOnlySpan<CelValue> args) => rule switch
    {
        StandardCostRule.First => Scaled(SizeOf(args[0]), PerCharacter),
        StandardCostRule.Second => Scaled(SizeOf(args[1]), PerCharacter),
        StandardCostRule.ItemsOfSecond => SizeOf(args[1]),
        StandardCostRule.Smaller => Scaled(Math.Min(SizeOf(args[0]), SizeOf(args[1])), PerCharacter),
        StandardCostRule.Both => Scaled(SizeOf(args[0]) + SizeOf(args[1]), PerCharacter),
        StandardCostRule.Matching => OfMatching(SizeOf(args[0]), SizeOf(args[1])),
        StandardCostRule.Searching => Scaled(SizeOf(args[0]), PerCharacter) * Scaled(SizeOf(args[1]), PerCharacter),
        _ => 1,
    };

    /// <summary>The cost of a match of a regular expression, from the lengths of text and pattern.</summary>
    public static long OfMatching(long text, long pattern) => Scaled(1 + text, PerCharacter) * Scaled(pattern, PerPatternCharacter);

    /// <summary>A size times the cost of a part, rounded up.</summary>
    public static long Scaled(long size, double factor) => (long)Math.Ceiling(size * factor);

    /// <summary>The size of a value: code points, bytes, items or entries; 1 for everything else.</summary>
    public static long SizeOf(CelValue value)
    {
        if (value.AsString is { } text)
            return Texts.Count(text);
        return value.AsReference switch
        {
            CelBytes bytes => bytes.Value.Length,
            CelList list => list.Count,
            CelMap map => map.Count,
            CelOpaque opaque => opaque.CostSize,
            CelOptional { HasValue: true } optional => SizeOf(optional.Value),
            _ => 1,
        };
    }

    /// <summary>What decides the cost of calls of a signature.</summary>
    /// <param name="overloadId">The id of the signature; empty where several can be meant.</param>
    public static StandardCostRule RuleOf(string overloadId) => overloadId switch
    {
        "string_to_bytes" or "bytes_to_string" or "strings_quote" or "string_format" => StandardCostRule.First,
        "starts_with_string" or "ends_with_string" => StandardCostRule.Second,
        "in_list" => StandardCostRule.ItemsOfSecond,
        "equals" or "not_equals"
            or "less_string" or "less_equals_string" or "greater_string" or "greater_equals_string"
            or "less_bytes" or "less_equals_bytes" or "greater_bytes" or "greater_equals_bytes" => StandardCostRule.Smaller,
        "add_string" or "add_bytes" => StandardCostRule.Both,
        "matches" or "matches_string" => StandardCostRule.Matching,
        "contains_string" => StandardCostRule.Searching,
        _ => StandardCostRule.One,
    };
}
