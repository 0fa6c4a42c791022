using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>Each value within a document, with its path: what the function <c>walk</c> answers.</summary>
sealed class WalkStep(RegoLocation at, Expression document, Pattern path, Pattern value) : Step(at)
{
    public override bool IsChoice => true;

    public override bool Choose(Evaluator evaluator, Plan plan, int next) =>
        document.Evaluate(evaluator) is { } whole && Walk(evaluator, whole, [], plan, next);

    bool Walk(Evaluator evaluator, RegoValue place, List<RegoValue> keys, Plan plan, int next)
    {
        NestingGuard.Enter();
        evaluator.Call.Charge(1 + keys.Count);
        if (value.Matches(evaluator, place)
            && (path is AnyPattern || path.Matches(evaluator, new RegoArray([.. keys])))
            && plan.Run(evaluator, next))
        {
            return true;
        }

        return place switch
        {
            RegoArray array => WalkArray(evaluator, array, keys, plan, next),
            RegoObject members => WalkMembers(evaluator, members.SortedKeys(), members.SortedValuesOfKeys(), keys, plan, next),
            RegoSet set => WalkMembers(evaluator, set.Sorted(), set.Sorted(), keys, plan, next),
            _ => false,
        };
    }

    bool WalkArray(Evaluator evaluator, RegoArray array, List<RegoValue> keys, Plan plan, int next)
    {
        for (var index = 0; index < array.Count; index++)
        {
            keys.Add(RegoNumber.Of(index));
            if (Walk(evaluator, array.Items[index], keys, plan, next))
                return true;
            keys.RemoveAt(keys.Count - 1);
        }

        return false;
    }

    bool WalkMembers(Evaluator evaluator, RegoValue[] memberKeys, RegoValue[] values, List<RegoValue> keys, Plan plan, int next)
    {
        for (var index = 0; index < values.Length; index++)
        {
            keys.Add(memberKeys[index]);
            if (Walk(evaluator, values[index], keys, plan, next))
                return true;
            keys.RemoveAt(keys.Count - 1);
        }

        return false;
    }
}
