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

    RegoValue? CallMany(Evaluator evaluator) => Arguments.Evaluate(arguments, evaluator) is { } values
        ? evaluator.Checked(builtin, at, builtin.Call(evaluator.Call, values))
        : null;

    RegoValue? CallMock(Mock mock, Evaluator evaluator) => Arguments.Evaluate(arguments, evaluator) is { } values ? mock.Call(evaluator, values, at) : null;
}
