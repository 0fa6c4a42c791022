using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

/// <summary>The cost that the language itself gives to a signature.</summary>
sealed class StandardCallCost : CallCost
{
    readonly StandardCostRule _rule;

    StandardCallCost(StandardCostRule rule) => _rule = rule;

    /// <summary>The cost of calls of a signature; <c>null</c> where it is 1, whatever the arguments.</summary>
    public static StandardCallCost? Of(string overloadId) =>
        StandardCosts.RuleOf(overloadId) is var rule and not StandardCostRule.One ? new StandardCallCost(rule) : null;

    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) => StandardCosts.Actual(_rule, arguments);

    public override CallEstimate? Estimate(CallSketch sketch) => null;
}
