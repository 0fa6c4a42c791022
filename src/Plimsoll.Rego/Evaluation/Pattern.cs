using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>What a value must look like, and which variables take parts of it.</summary>
abstract class Pattern
{
    /// <summary>Whether the value looks like it; its variables then have their values.</summary>
    public abstract bool Matches(Evaluator evaluator, RegoValue value);
}

/// <summary>Anything.</summary>
sealed class AnyPattern : Pattern
{
    public static AnyPattern Instance { get; } = new();

    public override bool Matches(Evaluator evaluator, RegoValue value) => true;
}

/// <summary>Anything but false.</summary>
sealed class TruePattern : Pattern
{
    public static TruePattern Instance { get; } = new();

    public override bool Matches(Evaluator evaluator, RegoValue value) => value is not RegoBoolean { Value: false };
}

/// <summary>Anything, which a variable takes.</summary>
sealed class BindPattern(int slot) : Pattern
{
    public int Slot { get; } = slot;

    public override bool Matches(Evaluator evaluator, RegoValue value)
    {
        evaluator.Locals[Slot] = value;
        return true;
    }
}

/// <summary>One value.</summary>
sealed class EqualPattern(Expression expected) : Pattern
{
    public Expression Expected => expected;

    public override bool Matches(Evaluator evaluator, RegoValue value) => expected.Evaluate(evaluator) is { } wanted && wanted.Equals(value);
}

/// <summary>An array of so many items that look like these.</summary>
sealed class ArrayPattern(Pattern[] items) : Pattern
{
    public override bool Matches(Evaluator evaluator, RegoValue value)
    {
        if (value is not RegoArray array || array.Count != items.Length)
            return false;
        for (var index = 0; index < items.Length; index++)
        {
            if (!items[index].Matches(evaluator, array.Items[index]))
                return false;
        }

        return true;
    }
}

/// <summary>An object of exactly these keys, with values that look like these.</summary>
sealed class ObjectPattern(Expression[] keys, Pattern[] values) : Pattern
{
    public override bool Matches(Evaluator evaluator, RegoValue value)
    {
        if (value is not RegoObject members || members.Count != keys.Length)
            return false;
        for (var index = 0; index < keys.Length; index++)
        {
            if (keys[index].Evaluate(evaluator) is not { } key || members.Get(key) is not { } member || !values[index].Matches(evaluator, member))
                return false;
        }

        return true;
    }
}
