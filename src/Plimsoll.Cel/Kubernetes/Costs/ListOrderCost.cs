using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>Every item of a list is compared with every other.</summary>
/// <param name="keysAreArgument">Whether the items that are compared are the first argument rather than what it is called on.</param>
/// <param name="hasText">Whether the items are text or bytes, for the estimate.</param>
sealed class ListOrderCost(bool keysAreArgument, bool hasText) : CallCost
{
    const double PerComparison = 2;

    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result)
    {
        if (arguments[keysAreArgument ? 1 : 0].AsList is not { Count: > 0 } items)
            return Made(0, PerComparison);
        var isText = items[0].Kind is CelKind.String or CelKind.Bytes;
        return Made((double)items.Count * items.Count, Factor(isText));
    }

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        var items = keysAreArgument ? sketch.Arguments.FirstOrDefault() : sketch.Target;
        return items is null ? null : Made(items.Size.Times(items.Size), Factor(hasText));
    }

    /// <summary>The cost of a call that makes a list.</summary>
    public static long Made(double items, double factor) => (long)(items * factor) + 1 + StandardCosts.CreateList;

    /// <summary>The estimated cost of a call that makes a list.</summary>
    public static CallEstimate Made(CostRange items, double factor) =>
        new(items.Times(factor).Plus(CostRange.Exactly(1 + StandardCosts.CreateList)), items);

    static double Factor(bool hasText) => hasText ? PerComparison + StandardCosts.PerCharacter : PerComparison;
}
