using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>all</c>, which ends at the first false; <c>exists</c>, which ends at the first true. Errors do not end them.</summary>
sealed class QuantifierStep(Step range, LoopSlots variables, bool endsAt, Step predicate, int offset)
    : LoopStep(range, variables, offset)
{
    const int StepCost = 1;
    const int ResultCost = 1;

    // all: @not_strictly_false(@result); exists: @not_strictly_false(!@result).
    readonly int _conditionCost = endsAt ? 3 : 2;
    readonly int _offset = offset;

    protected override CelValue Fold(CelEvaluation evaluation, LoopItems items)
    {
        var result = CelValue.Bool(!endsAt);
        for (var i = 0; i < items.Count; i++)
        {
            evaluation.Cost += _conditionCost;
            if (result.IsBool && result.AsBool == endsAt)
                break;
            if (Begin(evaluation, items, i) is { } stop)
                return CelValue.Of(stop);

            evaluation.Cost += StepCost;
            var value = predicate.Evaluate(evaluation);
            if (value.IsBool)
            {
                if (value.AsBool == endsAt)
                    result = value;
            }
            else if (value.AsError is { IsFatal: true })
            {
                return value;
            }
            else if (result.IsBool)
            {
                result = value.IsError ? value : Placed(CelValue.NoSuchOverload(endsAt ? "_||_" : "_&&_"), _offset);
            }
        }

        evaluation.Cost += ResultCost;
        return result;
    }
}
