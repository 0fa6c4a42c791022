using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>The result is built from the parts.</summary>
sealed class JoinCost : CallCost
{
    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) =>
        StandardCosts.Scaled(2 * StandardCosts.SizeOf(result), StandardCosts.PerCharacter);

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        if (sketch.Target is not { Size: var list } target)
            return null;
        var size = target.Type.Parameters.IsEmpty ? CostRange.Exactly(0) : list.Times(target.ItemSize ?? CostRange.Unknown);
        if (sketch.Arguments is [{ Size: var separator }, ..])
            size = size.Plus(separator.Times(new CostRange(list.Min - Math.Min(list.Min, 1), list.Max - Math.Min(list.Max, 1))));
        return new CallEstimate(size.Times(StandardCosts.PerCharacter), size);
    }
}
