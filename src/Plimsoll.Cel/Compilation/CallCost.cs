using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Compilation;

/// <summary>What calls of one function cost, counted during an evaluation and estimated before it.</summary>
public abstract class CallCost
{
    /// <summary>The cost of a call that was made, without that of its arguments.</summary>
    /// <param name="arguments">The arguments, what it was called on first.</param>
    /// <param name="result">The result.</param>
    public abstract long Actual(ReadOnlySpan<CelValue> arguments, CelValue result);

    /// <summary>The cost of a call before it is made, without that of its arguments, and the size of its result.</summary>
    /// <param name="sketch">The call.</param>
    /// <returns>The estimate; <c>null</c> where the standard rules hold.</returns>
    public abstract CallEstimate? Estimate(CallSketch sketch);
}
