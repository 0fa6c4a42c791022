using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A rule's body, with what the rule contributes each time the body succeeds.</summary>
sealed class ClausePlan(RuleGroup group, int id, RegoLocation at) : Plan
{
    /// <summary>The rules that it belongs to.</summary>
    public RuleGroup Group => group;

    /// <summary>Its position among the rules of the program.</summary>
    public int Id => id;

    /// <summary>Where it is written.</summary>
    public RegoLocation At => at;

    /// <summary>The keys under which an object gets the value.</summary>
    public Expression[] Keys { get; set; } = [];

    /// <summary>The value, or what a set contains.</summary>
    public Expression Value { get; set; } = new ConstantExpression(RegoBoolean.True);

    /// <summary>Whether the value is an element of a set that stands under the keys of an object.</summary>
    public bool IsElement { get; set; }

    /// <summary>What is tried where this does not apply.</summary>
    public ClausePlan? Else { get; set; }

    bool IsConstant => Value is ConstantExpression;

    /// <summary>The value of a complete rule or function, of the first of the chain that applies; <c>null</c> where none does.</summary>
    public RegoValue? FirstValue(Evaluator evaluator)
    {
        for (var clause = this; clause is not null; clause = clause.Else)
        {
            evaluator.Call.Charge(1);
            evaluator.Results[clause.Id] = null;
            evaluator.Trace?.Note(clause.At, true);
            clause.Run(evaluator, 0);
            if (evaluator.Results[clause.Id] is { } value)
                return value;
        }

        return null;
    }

    protected override bool Accept(Evaluator evaluator)
    {
        if (Value.Evaluate(evaluator) is not { } value)
            return false;
        switch (group.Kind)
        {
            case RuleKind.Set:
                evaluator.Collector<SetBuilder>(group).Add(value, evaluator);
                return IsConstant;
            case RuleKind.Object:
                return AddMember(evaluator, value);
            default:
                return Keep(evaluator, value);
        }
    }

    bool Keep(Evaluator evaluator, RegoValue value)
    {
        if (evaluator.Results[id] is { } other && !other.Equals(value))
            throw Evaluator.Conflict(group, at);
        evaluator.Results[id] = value;
        return IsConstant;
    }

    bool AddMember(Evaluator evaluator, RegoValue value)
    {
        var keys = Arguments.Evaluate(Keys, evaluator);
        if (keys is null)
            return false;
        if (!evaluator.Collector<ObjectBuilder>(group).TryAdd(keys, value, IsElement, evaluator))
            throw Evaluator.Error("eval_conflict_error", at, "object keys must be unique");
        return false;
    }
}
