using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>A selector is parsed to a list of requirements, each of which takes at least two characters.</summary>
sealed class SelectorCost : CallCost
{
    const double RequirementsPerCharacter = 0.5;
    const double PerRequirement = StandardCosts.CreateList + StandardCosts.CreateStruct;

    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) =>
        (long)Of(CostRange.Exactly((ulong)StandardCosts.SizeOf(arguments[1]))).Max;

    public override CallEstimate? Estimate(CallSketch sketch) => sketch.Arguments is [{ Size: var selector }] ? new CallEstimate(Of(selector)) : null;

    static CostRange Of(CostRange selector) => CostRange.Exactly(StandardCosts.CreateList)
        .Plus(selector.Times(StandardCosts.PerCharacter))
        .Plus(selector.Times(RequirementsPerCharacter).Times(PerRequirement));
}
