using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes.Costs;

/// <summary>The text is looked at, and the result built.</summary>
sealed class ReplaceCost : CallCost
{
    public override long Actual(ReadOnlySpan<CelValue> arguments, CelValue result) =>
        StandardCosts.Scaled(2 * StandardCosts.SizeOf(arguments[0]), StandardCosts.PerCharacter);

    public override CallEstimate? Estimate(CallSketch sketch)
    {
        if (sketch is not { Target.Size: var text, Arguments: [{ Size: var old }, { Size: var replacement }, ..] })
            return null;
        var size = new CostRange(Shortest(text.Min, old.Max, replacement.Min), Longest(text.Max, old.Min, replacement.Max));
        return new CallEstimate(text.Times(2 * StandardCosts.PerCharacter), size);
    }

    static ulong Shortest(ulong text, ulong longestOld, ulong replacement)
    {
        if (longestOld == 0)
            return Surrounded(text, replacement);
        return longestOld <= replacement ? text : Replaced(text, longestOld, replacement);
    }

    static ulong Longest(ulong text, ulong shortestOld, ulong replacement)
    {
        if (shortestOld == 0)
            return Surrounded(text, replacement);
        return replacement <= shortestOld ? text : Replaced(text, shortestOld, replacement);
    }

    /// <summary>Where nothing is replaced by something, it is put around every character.</summary>
    static ulong Surrounded(ulong text, ulong replacement) =>
        CostRange.Exactly(text).Plus(CostRange.Exactly(1)).Times(CostRange.Exactly(replacement)).Plus(CostRange.Exactly(text)).Max;

    /// <summary>As often as can be; what is left of the text is not counted.</summary>
    static ulong Replaced(ulong text, ulong old, ulong replacement) =>
        CostRange.Exactly((text / old) + (text % old == 0 ? 0UL : 1)).Times(CostRange.Exactly(replacement)).Max;
}
