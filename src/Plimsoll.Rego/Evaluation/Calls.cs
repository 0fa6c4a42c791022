using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>The call of a built-in function.</summary>
sealed class BuiltinExpression(Builtin builtin, Expression[] arguments, RegoLocation at) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        if (evaluator.Mocks is { } mocks && mocks.TryGetValue(builtin.Name, out var mock))
            return CallMock(mock, evaluator);
        return arguments.Length switch
        {
            0 => evaluator.Checked(builtin, at, builtin.Call(evaluator.Call, [])),
            1 => CallOne(evaluator),
            2 => CallTwo(evaluator),
            _ => CallMany(evaluator),
        };
    }

    RegoValue? CallOne(Evaluator evaluator) => arguments[0].Evaluate(evaluator) is { } first
        ? evaluator.Checked(builtin, at, builtin.Call(evaluator.Call, new ReadOnlySpan<RegoValue>(in first)))
        : null;

    RegoValue? CallTwo(Evaluator evaluator) =>
        arguments[0].Evaluate(evaluator) is { } first && arguments[1].Evaluate(evaluator) is { } second
            ? evaluator.Checked(builtin, at, builtin.Call(evaluator.Call, first, second))
            : null;

    RegoValue? CallMany(Evaluator evaluator) => Calls.Evaluate(arguments, evaluator) is { } values
        ? evaluator.Checked(builtin, at, builtin.Call(evaluator.Call, values))
        : null;

    RegoValue? CallMock(Mock mock, Evaluator evaluator) => Calls.Evaluate(arguments, evaluator) is { } values ? mock.Call(evaluator, values, at) : null;
}

/// <summary>The call of a function that policies define.</summary>
sealed class FunctionExpression(RuleGroup function, Expression[] arguments, RegoLocation at) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        if (evaluator.Mocks is { } mocks && mocks.TryGetValue(function.Name, out var mock))
            return Calls.Evaluate(arguments, evaluator) is { } values ? mock.Call(evaluator, values, at) : null;
        var locals = evaluator.Locals;
        var slots = function.FirstParameter;
        switch (arguments.Length)
        {
            case 1:
                if (arguments[0].Evaluate(evaluator) is not { } only)
                    return null;
                locals[slots] = only;
                break;
            case 2:
                if (arguments[0].Evaluate(evaluator) is not { } first || arguments[1].Evaluate(evaluator) is not { } second)
                    return null;
                (locals[slots], locals[slots + 1]) = (first, second);
                break;
            default:
                if (Calls.Evaluate(arguments, evaluator) is not { } values)
                    return null;
                values.CopyTo(locals, slots);
                break;
        }

        return evaluator.Call0(function);
    }
}

/// <summary>What <c>with</c> puts in the place of a function.</summary>
/// <param name="Value">The value that every call has; <c>null</c> where another function is called.</param>
/// <param name="Builtin">The built-in function that is called.</param>
/// <param name="Function">The function of a policy that is called.</param>
sealed record Mock(RegoValue? Value, Builtin? Builtin, RuleGroup? Function)
{
    /// <summary>Calls it.</summary>
    public RegoValue? Call(Evaluator evaluator, RegoValue[] arguments, RegoLocation at)
    {
        if (Value is not null)
            return Value;
        if (Builtin is not null)
            return Builtin.Arity == arguments.Length ? evaluator.Checked(Builtin, at, Builtin.Call(evaluator.Call, arguments)) : null;
        if (Function is null || Function.Arity != arguments.Length)
            return null;
        arguments.CopyTo(evaluator.Locals, Function.FirstParameter);
        return evaluator.CallReplacement(Function);
    }
}

/// <summary>Arguments of calls.</summary>
static class Calls
{
    /// <summary>The values; <c>null</c> where one is undefined.</summary>
    public static RegoValue[]? Evaluate(Expression[] arguments, Evaluator evaluator)
    {
        var values = new RegoValue[arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            if (arguments[index].Evaluate(evaluator) is not { } value)
                return null;
            values[index] = value;
        }

        return values;
    }
}
