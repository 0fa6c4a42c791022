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
                    throw Evaluator.Error("eval_conflict_error", At, "object keys must be unique");
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
