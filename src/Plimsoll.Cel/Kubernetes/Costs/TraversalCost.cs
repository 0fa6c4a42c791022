using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>The text is looked at once or more often.</summary>
/// <param name="times">How often.</param>
/// <param name="keepsSize">Whether the result is estimated to be as long as the text.</param>
sealed class TraversalCost(int times, bool keepsSize) : CallCost
{
    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) =>
        StandardCosts.Scaled(times * StandardCosts.SizeOf(arguments[0]), StandardCosts.PerCharacter);

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        if ((sketch.Target ?? sketch.Arguments.FirstOrDefault()) is not { Size: var size })
            return null;
        return new CallEstimate(size.Times(times * StandardCosts.PerCharacter), keepsSize ? size : null);
    }
}
