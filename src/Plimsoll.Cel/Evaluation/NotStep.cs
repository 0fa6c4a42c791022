using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>!a</c>.</summary>
sealed class NotStep(Step operand, int offset) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var value = operand.Evaluate(evaluation);
        evaluation.Cost++;
        if (value.IsBool)
            return CelValue.Bool(!value.IsTrue);
        return value.IsError ? value : Placed(CelValue.NoSuchOverload("!_"), offset);
    }
}
