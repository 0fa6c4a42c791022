using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A part of a program that computes a value. Compiled once; holds no state of an evaluation.</summary>
/// <remarks>
/// Costs follow cel-go's interpreter (runtimecost.go): a name costs one, each field or index one more, a literal nothing, a
/// call what its rule says. A name that is only a branch of <c>?:</c> or an index costs nothing itself.
/// </remarks>
abstract class Step
{
    /// <summary>Computes the value, or the error that stands for it, and counts what it cost.</summary>
    public abstract CelValue Evaluate(CelEvaluation evaluation);

    /// <summary>The value itself; an error with its place, where it has none yet.</summary>
    protected static CelValue Placed(CelValue value, int offset) =>
        value.AsError is { Offset: < 0 } error ? CelValue.Of(error.At(offset)) : value;
}
