using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>condition ? a : b</c>.</summary>
sealed class ConditionalStep(Step condition, Step whenTrue, Step whenFalse, int offset) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var answer = condition.Evaluate(evaluation);
        if (answer.IsBool)
            return (answer.IsTrue ? whenTrue : whenFalse).Evaluate(evaluation);
        return answer.IsError ? answer : Placed(CelValue.NoSuchOverload("_?_:_"), offset);
    }
}
