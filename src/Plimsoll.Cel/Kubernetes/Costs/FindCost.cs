using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>A regular expression is matched.</summary>
sealed class FindCost : CallCost
{
    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) =>
        StandardCosts.OfMatching(StandardCosts.SizeOf(arguments[0]), StandardCosts.SizeOf(arguments[1]));

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        if (sketch is not { Target.Size: var text, Arguments: [{ Size: var pattern }, ..] })
            return null;
        var texts = text.Plus(CostRange.Exactly(1)).Times(StandardCosts.PerCharacter);
        return new CallEstimate(texts.Times(pattern.Times(StandardCosts.PerPatternCharacter)), new CostRange(0, text.Max));
    }
}
