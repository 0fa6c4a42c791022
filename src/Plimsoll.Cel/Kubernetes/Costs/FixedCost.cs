using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>Every call costs the same.</summary>
sealed class FixedCost(long cost) : CallCost
{
    readonly CallEstimate _estimate = new(CostRange.Exactly((ulong)cost));

    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) => cost;

    public override CallEstimate Estimate(CallSketch sketch) => _estimate;
}
