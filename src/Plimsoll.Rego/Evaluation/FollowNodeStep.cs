using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

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
