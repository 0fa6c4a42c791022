using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A key of a path: one that is known, or a pattern that any key may match.</summary>
/// <param name="Known">The key; <c>null</c> where it is not known.</param>
/// <param name="Pattern">The pattern.</param>
readonly record struct PathPart(Expression? Known, Pattern Pattern);

/// <summary>Each way to follow a path through a document.</summary>
sealed class FollowStep(RegoLocation at, Expression head, PathPart[] path, Pattern target) : Step(at)
{
    public override bool IsChoice => true;

    public override bool Choose(Evaluator evaluator, Plan plan, int next) =>
        head.Evaluate(evaluator) is { } document && Paths.Follow(evaluator, document, path, 0, target, plan, next);
}

/// <summary>Each way to follow a path through the rules and documents below a place.</summary>
sealed class FollowNodeStep(RegoLocation at, RuleNode node, PathPart[] path, Pattern target) : Step(at)
{
    public override bool IsChoice => true;

    public override bool Choose(Evaluator evaluator, Plan plan, int next) => Follow(evaluator, node, 0, plan, next);

    bool Follow(Evaluator evaluator, RuleNode place, int index, Plan plan, int next)
    {
        if (place.Group is not null || index == path.Length)
            return evaluator.ValueOf(place) is { } value && Paths.Follow(evaluator, value, path, index, target, plan, next);
        if (path[index].Known is { } known)
            return known.Evaluate(evaluator) is { } key && FollowChild(evaluator, place, key, index, plan, next);
        foreach (var key in evaluator.KeysOf(place))
        {
            evaluator.Call.Charge(1);
            if (path[index].Pattern.Matches(evaluator, key) && FollowChild(evaluator, place, key, index, plan, next))
                return true;
        }

        return false;
    }

    bool FollowChild(Evaluator evaluator, RuleNode place, RegoValue key, int index, Plan plan, int next)
    {
        if (key is RegoString name && place.Child(name.Value) is { IsFunction: false } child)
            return Follow(evaluator, child, index + 1, plan, next);
        return evaluator.BaseMember(place, key) is { } value && Paths.Follow(evaluator, value, path, index + 1, target, plan, next);
    }
}

/// <summary>Follows paths through documents.</summary>
static class Paths
{
    /// <summary>Takes each way that a path goes from a document, and then the steps behind.</summary>
    public static bool Follow(Evaluator evaluator, RegoValue document, PathPart[] path, int index, Pattern target, Plan plan, int next)
    {
        while (index < path.Length && path[index].Known is { } known)
        {
            if (known.Evaluate(evaluator) is not { } key || Documents.Member(document, key) is not { } member)
                return false;
            document = member;
            index++;
        }

        if (index == path.Length)
            return target.Matches(evaluator, document) && plan.Run(evaluator, next);
        var pattern = path[index].Pattern;
        switch (document)
        {
            case RegoArray array:
                for (var position = 0; position < array.Count; position++)
                {
                    evaluator.Call.Charge(1);
                    if (pattern.Matches(evaluator, RegoNumber.Of(position))
                        && Follow(evaluator, array.Items[position], path, index + 1, target, plan, next))
                        return true;
                }

                return false;
            case RegoObject members:
                for (var position = 0; position < members.Count; position++)
                {
                    evaluator.Call.Charge(1);
                    if (pattern.Matches(evaluator, members.Keys[position])
                        && Follow(evaluator, members.Values[position], path, index + 1, target, plan, next))
                        return true;
                }

                return false;
            case RegoSet set:
                for (var position = 0; position < set.Count; position++)
                {
                    evaluator.Call.Charge(1);
                    if (pattern.Matches(evaluator, set.Items[position])
                        && Follow(evaluator, set.Items[position], path, index + 1, target, plan, next))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }
}

/// <summary>Each item of a collection, <c>some k, v in xs</c>.</summary>
sealed class ItemsStep(RegoLocation at, Expression domain, Pattern key, Pattern value) : Step(at)
{
    readonly PathPart[] _path = [new PathPart(null, key)];

    public override bool IsChoice => true;

    public override bool Choose(Evaluator evaluator, Plan plan, int next) =>
        domain.Evaluate(evaluator) is { } document && Paths.Follow(evaluator, document, _path, 0, value, plan, next);
}

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
            return true;
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
