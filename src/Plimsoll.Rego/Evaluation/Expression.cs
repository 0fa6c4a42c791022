using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>A term whose variables all have values when it is evaluated, so it has at most one value.</summary>
abstract class Expression
{
    /// <summary>The value; <c>null</c> where it is undefined.</summary>
    public abstract RegoValue? Evaluate(Evaluator evaluator);

    /// <summary>Whether the value is defined and not false.</summary>
    public virtual bool Holds(Evaluator evaluator) => Evaluate(evaluator) is not (null or RegoBoolean { Value: false });
}

/// <summary>A value that is known before the evaluation.</summary>
sealed class ConstantExpression(RegoValue value) : Expression
{
    public RegoValue Value { get; } = value;

    public override RegoValue Evaluate(Evaluator evaluator) => Value;
}

/// <summary>The value of a variable.</summary>
sealed class LocalExpression(int slot) : Expression
{
    public int Slot { get; } = slot;

    public override RegoValue? Evaluate(Evaluator evaluator) => evaluator.Locals[Slot];
}

/// <summary>The input document.</summary>
sealed class InputExpression : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator) => evaluator.Input;
}

/// <summary>The data that was given, without what rules define.</summary>
sealed class BaseDataExpression : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator) => evaluator.Data;
}

/// <summary>The value of a rule.</summary>
sealed class RuleExpression(RuleGroup group) : Expression
{
    public RuleGroup Group { get; } = group;

    public override RegoValue? Evaluate(Evaluator evaluator) => evaluator.ValueOf(Group);
}

/// <summary>A part of a document.</summary>
sealed class MemberExpression(Expression head, Expression key) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator) =>
        head.Evaluate(evaluator) is { } document && key.Evaluate(evaluator) is { } found ? Documents.Member(document, found) : null;
}

/// <summary>A part of a document whose path is known before the evaluation.</summary>
sealed class PathExpression(Expression head, RegoValue[] path) : Expression
{
    public Expression Head => head;

    public RegoValue[] Path => path;

    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        var value = head.Evaluate(evaluator);
        foreach (var key in path)
        {
            if (value is null)
                return null;
            value = Documents.Member(value, key);
        }

        return value;
    }
}

/// <summary>A part of the given data whose path is known before the evaluation.</summary>
/// <remarks>OPA finds documents by paths of texts, so <c>data.a[2]</c> is also what stands at "2".</remarks>
sealed class BaseDataPathExpression(RegoValue[] path) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        var value = evaluator.Data;
        foreach (var key in path)
        {
            if (value is null)
                return null;
            value = Documents.Member(value, key) ?? (key is RegoNumber number ? (value as RegoObject)?[number.Text] : null);
        }

        return value;
    }
}

/// <summary>Everything under a path that has no rule itself, but has rules below it.</summary>
sealed class NodeExpression(RuleNode node) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator) => evaluator.ValueOf(node);
}

/// <summary>A part of the documents and rules under a path, found by keys that are known only now.</summary>
sealed class NodeMemberExpression(RuleNode node, Expression[] path) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        var place = node;
        for (var index = 0; index < path.Length; index++)
        {
            if (path[index].Evaluate(evaluator) is not { } key)
                return null;
            var child = key is RegoString name ? place.Child(name.Value) : null;
            if (child is { Group: null })
            {
                place = child;
                continue;
            }

            var value = child is null ? evaluator.BaseMember(place, key) : evaluator.ValueOf(child);
            for (var rest = index + 1; rest < path.Length && value is not null; rest++)
                value = path[rest].Evaluate(evaluator) is { } next ? Documents.Member(value, next) : null;
            return value;
        }

        return evaluator.ValueOf(place);
    }
}

/// <summary>An array of values.</summary>
sealed class ArrayExpression(Expression[] items) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        evaluator.Call.ChargeKept(items.Length);
        return Arguments.Evaluate(items, evaluator) is { } values ? new RegoArray(values) : null;
    }
}

/// <summary>A set of values.</summary>
sealed class SetExpression(Expression[] items) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        evaluator.Call.ChargeKept(items.Length);
        return Arguments.Evaluate(items, evaluator) is { } values ? RegoSet.OfSorted(SortedValues.Of(values)) : null;
    }
}

/// <summary>An object of values.</summary>
sealed class ObjectExpression(Expression[] keys, Expression[] values) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        evaluator.Call.ChargeKept(keys.Length);
        var members = new KeyValuePair<RegoValue, RegoValue>[keys.Length];
        for (var index = 0; index < keys.Length; index++)
        {
            if (keys[index].Evaluate(evaluator) is not { } key || values[index].Evaluate(evaluator) is not { } value)
                return null;
            members[index] = new KeyValuePair<RegoValue, RegoValue>(key, value);
        }

        return RegoObject.Of(members);
    }
}
