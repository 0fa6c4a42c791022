using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>exists_one</c>: looks at every item; the first error is the result.</summary>
sealed class ExistsOneStep(Step range, LoopSlots variables, Step predicate, int offset) : LoopStep(range, variables, offset)
{
    const int CountCost = 2;
    const int ResultCost = 2;

    protected override CelValue Fold(CelEvaluation evaluation, LoopItems items)
    {
        var found = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (Begin(evaluation, items, i) is { } stop)
                return CelValue.Of(stop);
            var value = predicate.Evaluate(evaluation);
            if (!value.IsBool)
                return value.IsError ? value : CelValue.NoSuchOverload("_?_:_");
            if (value.IsTrue)
            {
                found++;
                evaluation.Cost += CountCost;
            }
        }

        evaluation.Cost += ResultCost;
        return CelValue.Bool(found == 1);
    }
}
