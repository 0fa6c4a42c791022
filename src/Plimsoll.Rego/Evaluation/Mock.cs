using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

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
