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
        evaluation.Cost += StandardCosts.Scaled(
            Math.Min(StandardCosts.SizeOf(one), StandardCosts.SizeOf(other)), StandardCosts.PerCharacter);
        if (one.IsError || evaluation.IsOverLimit)
            return one;
        return other.IsError ? other : CelValue.Bool(CelValue.AreEqual(one, other) != isNegated);
    }
}
