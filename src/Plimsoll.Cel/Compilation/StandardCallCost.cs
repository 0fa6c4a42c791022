using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

/// <summary>The cost that the language itself gives to a signature.</summary>
sealed class StandardCallCost(string overloadId) : CallCost
{
    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) =>
        StandardCosts.Actual(overloadId, arguments, result);

    public override CallEstimate? Estimate(CallSketch sketch) => null;
}
