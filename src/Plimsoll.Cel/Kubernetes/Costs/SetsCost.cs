using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>Every item of one list is compared with every item of another.</summary>
/// <param name="times">How often.</param>
sealed class SetsCost(int times) : CallCost
{
    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) =>
        1 + (StandardCosts.SizeOf(arguments[0]) * StandardCosts.SizeOf(arguments[1]) * times);

    public override CallEstimate? Estimate(CallSketch sketch) => sketch.Arguments is [{ Size: var left }, { Size: var right }]
        ? new CallEstimate(left.Times(right).Times((double)times).Plus(CostRange.Exactly(1)))
        : null;
}
