using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

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
                    {
                        return true;
                    }
                }

                return false;
            case RegoObject members:
                for (var position = 0; position < members.Count; position++)
                {
                    evaluator.Call.Charge(1);
                    if (pattern.Matches(evaluator, members.Keys[position])
                        && Follow(evaluator, members.Values[position], path, index + 1, target, plan, next))
                    {
                        return true;
                    }
                }

                return false;
            case RegoSet set:
                for (var position = 0; position < set.Count; position++)
                {
                    evaluator.Call.Charge(1);
                    if (pattern.Matches(evaluator, set.Items[position])
                        && Follow(evaluator, set.Items[position], path, index + 1, target, plan, next))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
