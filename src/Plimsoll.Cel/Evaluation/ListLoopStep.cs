using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>map</c>, <c>filter</c>, <c>transformList</c>: a list of what the items become, or of those that the predicate keeps.</summary>
/// <param name="range">What is looped over.</param>
/// <param name="variables">The variables of the loop.</param>
/// <param name="predicate">Which items are kept; <c>null</c> for all.</param>
/// <param name="transform">What an item becomes.</param>
/// <param name="initialCost">What the empty list of the general form costs.</param>
/// <param name="appendCost">What the list of one item, and adding it, cost.</param>
/// <param name="offset">Where it stands.</param>
sealed class ListLoopStep(
    Step range, LoopSlots variables, Step? predicate, Step transform, int initialCost, int appendCost, int offset)
    : LoopStep(range, variables, offset)
{
    const int ResultCost = 1;

    protected override CelValue Fold(CelEvaluation evaluation, LoopItems items)
    {
        evaluation.Cost += initialCost;
        var kept = items.Count == 0 ? [] : new CelValue[predicate is null ? items.Count : Math.Min(items.Count, 4)];
        var count = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (Begin(evaluation, items, i) is { } stop)
                return CelValue.Of(stop);
            if (predicate is not null)
            {
                var keeps = predicate.Evaluate(evaluation);
                if (keeps.IsFalse)
                    continue;
                if (!keeps.IsTrue)
                    return keeps.IsError ? keeps : CelValue.NoSuchOverload("_?_:_");
            }

            var value = transform.Evaluate(evaluation);
            evaluation.Cost += appendCost;
            if (value.IsError)
                return value;
            if (count == kept.Length)
                Array.Resize(ref kept, kept.Length * 2);
            kept[count++] = value;
        }

        evaluation.Cost += ResultCost;
        return Failures.Built(count == 0 ? CelArrayList.Empty : new CelArrayList(kept, count));
    }
}
