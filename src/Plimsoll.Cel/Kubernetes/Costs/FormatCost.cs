using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>A named format is matched; its expression is estimated by the longest of all.</summary>
sealed class FormatCost : CallCost
{
    const double LongestPattern = 128;

    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) => arguments[0].AsReference is NamedFormat format
        ? StandardCosts.OfMatching(StandardCosts.SizeOf(arguments[1]), format.PatternLength)
        : 1;

    public override CallEstimate? Estimate(CallSketch sketch) => sketch is { Target: not null, Arguments: [{ Size: var text }, ..] }
        ? new CallEstimate(text.Times(StandardCosts.PerCharacter).Times(LongestPattern * StandardCosts.PerPatternCharacter))
        : null;
}
