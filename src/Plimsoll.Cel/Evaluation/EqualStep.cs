using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>a == b</c>, <c>a != b</c>.</summary>
sealed class EqualStep(Step left, Step right, bool isNegated) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var one = left.Evaluate(evaluation);
        var other = right.Evaluate(evaluation);
        evaluation.Cost += CostOf(one, other);
        if (one.IsError)
            return one;
        return other.IsError ? other : CelValue.Bool(CelValue.AreEqual(one, other) != isNegated);
    }

    static long CostOf(CelValue one, CelValue other)
    {
        var smaller = Math.Min(StandardCosts.SizeOf(one), StandardCosts.SizeOf(other));
        return (long)Math.Ceiling(smaller * StandardCosts.TraversalFactor);
    }
}
