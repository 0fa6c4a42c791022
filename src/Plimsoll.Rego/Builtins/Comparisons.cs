using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The operators that compare values of any kind, in Rego's order.</summary>
static class Comparisons
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("eq", "any, any -> boolean", (_, left, right) => RegoBoolean.Of(left.Equals(right))),
        new("equal", "any, any -> boolean", (_, left, right) => RegoBoolean.Of(left.Equals(right))),
        new("neq", "any, any -> boolean", (_, left, right) => RegoBoolean.Of(!left.Equals(right))),
        new("lt", "any, any -> boolean", (_, left, right) => RegoBoolean.Of(RegoValue.Compare(left, right) < 0)),
        new("lte", "any, any -> boolean", (_, left, right) => RegoBoolean.Of(RegoValue.Compare(left, right) <= 0)),
        new("gt", "any, any -> boolean", (_, left, right) => RegoBoolean.Of(RegoValue.Compare(left, right) > 0)),
        new("gte", "any, any -> boolean", (_, left, right) => RegoBoolean.Of(RegoValue.Compare(left, right) >= 0)),
    ];
}
