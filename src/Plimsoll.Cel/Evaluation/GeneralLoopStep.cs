using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A loop by its general form.</summary>
sealed class GeneralLoopStep(
    Step range, LoopSlots variables, int accumulator, Step initial, Step condition, Step step, Step result, int offset)
    : LoopStep(range, variables, offset)
{
    protected override CelValue Fold(CelEvaluation evaluation, LoopItems items)
    {
        evaluation.Slots[accumulator] = initial.Evaluate(evaluation);
        for (var i = 0; i < items.Count; i++)
        {
            if (Begin(evaluation, items, i) is { } stop)
                return CelValue.Of(stop);
            if (condition.Evaluate(evaluation).IsFalse)
                break;
            var next = step.Evaluate(evaluation);
            if (next.AsError is { IsFatal: true })
                return next;
            evaluation.Slots[accumulator] = next;
        }

        return result.Evaluate(evaluation);
    }
}
