using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>The text is looked at, and the list of its parts built.</summary>
sealed class SplitCost : CallCost
{
    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) =>
        StandardCosts.Scaled(2 * StandardCosts.SizeOf(arguments[0]), StandardCosts.PerCharacter);

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        if (sketch.Target is not { Size: var text })
            return null;
        var parts = sketch.Arguments is [_, { Part: ConstantExpr { Value: { IsInt: true, AsInt: var limit } } }, ..] ? unchecked((ulong)limit) : text.Max;
        return new CallEstimate(text.Times(2 * StandardCosts.PerCharacter), new CostRange(0, parts));
    }
}
