using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A variable of <c>cel.bind</c>: computed when it is first asked for.</summary>
sealed class BoundVariableStep(int slot, Step initial, int cost) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        evaluation.Cost += cost;
        var value = evaluation.Slots[slot];
        if (!ReferenceEquals(value.AsReference, PendingValue.Instance))
            return value;

        value = initial.Evaluate(evaluation);
        evaluation.Slots[slot] = value;
        return value;
    }
}
