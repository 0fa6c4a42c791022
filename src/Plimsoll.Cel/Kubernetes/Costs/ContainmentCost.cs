using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>The bytes of an address or range are compared with those of a range; given as text, it is parsed first.</summary>
/// <param name="isRange">Whether a range is looked for: it is masked, which costs its bytes once more and 1.</param>
sealed class ContainmentCost(bool isRange) : CallCost
{
    static readonly CostRange AddressBytes = new(4, 16);

    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result)
    {
        var range = StandardCosts.SizeOf(arguments[0]);
        var cost = StandardCosts.Scaled(range + range, StandardCosts.PerCharacter);
        if (isRange)
            cost += StandardCosts.Scaled(range, StandardCosts.PerCharacter) + 1;
        if (arguments[1].AsString is not null)
            cost += StandardCosts.Scaled(StandardCosts.SizeOf(arguments[1]), StandardCosts.PerCharacter);
        return cost;
    }

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        if (sketch is not { Target: not null, Arguments: [{ Size: var other }, ..] })
            return null;
        var cost = AddressBytes.Plus(AddressBytes).Times(StandardCosts.PerCharacter);
        if (isRange)
            cost = cost.Plus(AddressBytes.Times(StandardCosts.PerCharacter)).Plus(CostRange.Exactly(1));
        if (sketch.Overload.EndsWith("_string", StringComparison.Ordinal))
            cost = cost.Plus(other.Times(StandardCosts.PerCharacter));
        return new CallEstimate(cost);
    }
}
