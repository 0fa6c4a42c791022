using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>transformMap</c> and <c>transformMapEntry</c>: a map of what the entries become.</summary>
/// <param name="range">What is looped over.</param>
/// <param name="variables">The variables of the loop.</param>
/// <param name="predicate">Which entries are kept; <c>null</c> for all.</param>
/// <param name="transform">The new value; or a map of new entries where <paramref name="isEntry"/>.</param>
/// <param name="isEntry">Whether the transformation answers entries.</param>
/// <param name="initialCost">What the empty map of the general form costs.</param>
/// <param name="insertCost">What the inserting call costs; <c>null</c> for one.</param>
/// <param name="offset">Where it stands.</param>
sealed class MapLoopStep(
    Step range, LoopSlots variables, Step? predicate, Step transform, bool isEntry, int initialCost, CallCost? insertCost, int offset)
    : LoopStep(range, variables, offset)
{
    const int ResultCost = 1;
    const int AccumulatorCost = 1;
    const int KeyCost = 1;

    protected override CelValue Fold(CelEvaluation evaluation, LoopItems items)
    {
        evaluation.Cost += initialCost;
        var made = new Dictionary<CelValue, CelValue>();
        var growing = CelValue.Of(CelDictionaryMap.Owning(made));
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
            if (value.IsError)
                return value;
            if (Insert(evaluation, made, growing, value) is { } failed)
                return CelValue.Of(failed);
        }

        evaluation.Cost += ResultCost;
        return Failures.Built(CelDictionaryMap.Owning(made));
    }

    CelError? Insert(CelEvaluation evaluation, Dictionary<CelValue, CelValue> made, CelValue map, CelValue value)
    {
        if (!isEntry)
        {
            var key = evaluation.Slots[Variables.First];
            evaluation.Cost += AccumulatorCost + KeyCost + (insertCost?.Actual([map, key, value], map) ?? 1);
            return made.TryAdd(key, value) ? null : Repeated(key);
        }

        evaluation.Cost += AccumulatorCost + (insertCost?.Actual([map, value], map) ?? 1);
        if (value.AsMap is not { } entries)
            return CelValue.NoSuchOverload("cel.@mapInsert").AsError;
        foreach (var (key, item) in entries.Entries)
        {
            if (!made.TryAdd(key, item))
                return Repeated(key);
            if (made.Count > CelLimits.MaxBuiltItems)
                return Failures.TooManyItems.AsError;
        }

        return null;
    }

    static CelError Repeated(CelValue key) => new(CelErrorKind.InvalidArgument, $"insert failed: key {key} already exists");
}
