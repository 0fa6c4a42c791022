using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>One step of a body: it succeeds or not, or there are several ways to take it.</summary>
abstract class Step(RegoLocation at)
{
    /// <summary>Where it is written.</summary>
    public RegoLocation At { get; } = at;

    /// <summary>Whether there can be several ways.</summary>
    public virtual bool IsChoice => false;

    /// <summary>Takes a step that has one way.</summary>
    /// <returns>Whether it succeeded.</returns>
    public virtual bool Holds(Evaluator evaluator) => false;

    /// <summary>Takes a step in each of its ways, and the steps behind it.</summary>
    /// <returns>Whether enough is known.</returns>
    public virtual bool Choose(Evaluator evaluator, Plan plan, int next) => Holds(evaluator) && plan.Run(evaluator, next);
}

/// <summary>A term must be defined and not false.</summary>
sealed class HoldsStep(RegoLocation at, Expression expression) : Step(at)
{
    public Expression Expression => expression;

    public override bool Holds(Evaluator evaluator) => expression.Holds(evaluator);
}

/// <summary>A variable takes a value.</summary>
sealed class SetStep(RegoLocation at, int slot, Expression expression) : Step(at)
{
    public int Slot => slot;

    public Expression Expression => expression;

    public override bool Holds(Evaluator evaluator)
    {
        var value = expression.Evaluate(evaluator);
        evaluator.Locals[slot] = value;
        return value is not null;
    }
}

/// <summary>A value must look like a pattern.</summary>
sealed class MatchStep(RegoLocation at, Expression expression, Pattern pattern) : Step(at)
{
    public Expression Expression => expression;

    public Pattern Pattern => pattern;

    public override bool Holds(Evaluator evaluator) => expression.Evaluate(evaluator) is { } value && pattern.Matches(evaluator, value);
}

/// <summary>A body must not succeed.</summary>
sealed class NotStep(RegoLocation at, Plan body) : Step(at)
{
    public override bool Holds(Evaluator evaluator) => !body.Run(evaluator, 0);
}

/// <summary>A body must succeed for every item.</summary>
sealed class EveryStep(RegoLocation at, Expression domain, Pattern key, Pattern value, Plan body) : Step(at)
{
    public override bool Holds(Evaluator evaluator)
    {
        switch (domain.Evaluate(evaluator))
        {
            case RegoArray array:
                for (var index = 0; index < array.Count; index++)
                {
                    if (!IsMet(evaluator, RegoNumber.Of(index), array.Items[index]))
                        return false;
                }

                return true;
            case RegoSet set:
                for (var index = 0; index < set.Count; index++)
                {
                    if (!IsMet(evaluator, set.Items[index], set.Items[index]))
                        return false;
                }

                return true;
            case RegoObject members:
                for (var index = 0; index < members.Count; index++)
                {
                    if (!IsMet(evaluator, members.Keys[index], members.Values[index]))
                        return false;
                }

                return true;
            default:
                return false;
        }
    }

    bool IsMet(Evaluator evaluator, RegoValue itemKey, RegoValue item)
    {
        evaluator.Call.Charge(1);
        return key.Matches(evaluator, itemKey) && value.Matches(evaluator, item) && body.Run(evaluator, 0);
    }
}
