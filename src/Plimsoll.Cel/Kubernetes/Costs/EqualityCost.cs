using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>Kubernetes' own values are compared at a fixed cost, everything else by the standard rules.</summary>
sealed class EqualityCost : CallCost
{
    /// <summary>The longest description of a format, in characters.</summary>
    const ulong LongestFormat = 64;

    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) =>
        arguments[0].AsReference is CelOpaque ? 1 : StandardCosts.Actual(StandardCostRule.Smaller, arguments);

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        if (sketch.Arguments is not [var left, var right] || left.Type.Name != right.Type.Name)
            return null;
        return left.Type.Name switch
        {
            "net.IP" or "net.CIDR" or "kubernetes.Quantity" or "kubernetes.Semver"
                or "kubernetes.authorization.Authorizer" or "kubernetes.authorization.PathCheck" or "kubernetes.authorization.GroupCheck"
                or "kubernetes.authorization.ResourceCheck" or "kubernetes.authorization.Decision" => new CallEstimate(CostRange.Exactly(1)),
            "kubernetes.NamedFormat" => Compared(LongestFormat),
            "kubernetes.URL" => Compared(right.Size == CostRange.Unknown ? 1 : right.Size.Max),
            _ => null,
        };
    }

    static CallEstimate Compared(ulong most) => new(new CostRange(1, most).Times(StandardCosts.PerCharacter));
}
