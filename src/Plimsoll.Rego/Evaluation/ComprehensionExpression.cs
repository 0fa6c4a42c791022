using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A collection of what a body finds.</summary>
abstract class ComprehensionExpression : Expression;

/// <summary>An array of what a body finds.</summary>
sealed class ArrayComprehensionExpression(CollectPlan plan, int scratch) : ComprehensionExpression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        var items = new List<RegoValue>();
        evaluator.Scratch[scratch] = items;
        plan.Run(evaluator, 0);
        return items.Count == 0 ? RegoArray.Empty : new RegoArray([.. items]);
    }
}

/// <summary>A set of what a body finds.</summary>
sealed class SetComprehensionExpression(CollectPlan plan, int scratch) : ComprehensionExpression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        var items = new SetBuilder();
        evaluator.Scratch[scratch] = items;
        plan.Run(evaluator, 0);
        return items.ToSet();
    }
}

/// <summary>An object of what a body finds.</summary>
sealed class ObjectComprehensionExpression(CollectPlan plan, int scratch) : ComprehensionExpression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        var members = new ObjectBuilder();
        evaluator.Scratch[scratch] = members;
        plan.Run(evaluator, 0);
        return members.ToObject();
    }
}
