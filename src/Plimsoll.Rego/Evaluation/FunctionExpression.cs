using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>The call of a function that policies define.</summary>
sealed class FunctionExpression(RuleGroup function, Expression[] arguments, RegoLocation at) : Expression
{
    public override RegoValue? Evaluate(Evaluator evaluator)
    {
        if (evaluator.Mocks is { } mocks && mocks.TryGetValue(function.Name, out var mock))
            return Arguments.Evaluate(arguments, evaluator) is { } values ? mock.Call(evaluator, values, at) : null;
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
                if (Arguments.Evaluate(arguments, evaluator) is not { } values)
                    return null;
                values.CopyTo(locals, slots);
                break;
        }

        return evaluator.CallFunction(function);
    }
}
