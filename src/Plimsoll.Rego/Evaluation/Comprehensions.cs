using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>Collects what each way to satisfy a comprehension's body contributes.</summary>
sealed class CollectPlan(int scratch) : Plan
{
    /// <summary>The key of an object's member.</summary>
    public Expression? Key { get; set; }

    /// <summary>The item, or the value of the member.</summary>
    public Expression Value { get; set; } = new ConstantExpression(RegoNull.Value);

    /// <summary>Where it is written.</summary>
    public RegoLocation At { get; set; }

    protected override bool Accept(Evaluator evaluator)
    {
        if (Value.Evaluate(evaluator) is not { } value)
            return false;
        switch (evaluator.Scratch[scratch])
        {
            case SetBuilder set:
                set.Add(value, evaluator);
                break;
            case ObjectBuilder members when Key?.Evaluate(evaluator) is { } key:
                if (!members.TryAddValue(key, value))
                    throw evaluator.Error("eval_conflict_error", At, "object keys must be unique");
                evaluator.Call.ChargeKept(1);
                break;
            case List<RegoValue> items:
                items.Add(value);
                evaluator.Call.ChargeKept(1);
                break;
        }

        return false;
    }
}

/// <summary>An array of what a body finds.</summary>
sealed class ArrayComprehensionExpression(CollectPlan plan, int scratch) : Expression
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
sealed class SetComprehensionExpression(CollectPlan plan, int scratch) : Expression
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
sealed class ObjectComprehensionExpression(CollectPlan plan, int scratch) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        var members = new ObjectBuilder();
        evaluator.Scratch[scratch] = members;
        plan.Run(evaluator, 0);
        return members.ToObject();
    }
}
