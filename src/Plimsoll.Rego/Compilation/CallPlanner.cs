using System.Collections.Frozen;
using Plimsoll.Rego.Builtins;
using Plimsoll.Rego.Evaluation;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Compilation;

/// <summary>Plans calls.</summary>
sealed class CallPlanner(ProgramContext context, TermPlanner terms)
{
    static readonly FrozenDictionary<string, Comparison> Comparisons = new Dictionary<string, Comparison>(StringComparer.Ordinal)
    {
        ["equal"] = Comparison.Equal,
        ["neq"] = Comparison.NotEqual,
        ["lt"] = Comparison.Less,
        ["lte"] = Comparison.LessOrEqual,
        ["gt"] = Comparison.Greater,
        ["gte"] = Comparison.GreaterOrEqual,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Plans the call of a built-in function.</summary>
    public Expression Plan(BuiltinTerm call)
    {
        var arguments = terms.Plan(call.Arguments);
        if (arguments.Length != call.Builtin.Arity)
        {
            context.Errors.Add(
                "rego_type_error",
                call.At,
                $"{call.Builtin.Name}: arity mismatch: it takes {call.Builtin.Arity} arguments ({call.Builtin.Types}), here are {arguments.Length}");
            return new ConstantExpression(RegoNull.Value);
        }

        if (call.Builtin.Name == Traces.Trace)
            return new TraceExpression(arguments[0], call.At);
        return Comparisons.TryGetValue(call.Builtin.Name, out var comparison)
            ? new CompareExpression(comparison, arguments[0], arguments[1])
            : new BuiltinExpression(call.Builtin, arguments, call.At);
    }

    /// <summary>Plans the call of a function of a policy.</summary>
    public Expression Plan(FunctionCallTerm call)
    {
        var arguments = terms.Plan(call.Arguments);
        if (context.Root.Find(call.Path)?.Group is { Kind: RuleKind.Complete } rule && arguments.Length == 0)
        {
            context.Need(rule);
            return new RuleExpression(rule);
        }

        if (context.Root.Find(call.Path)?.Group is not { Kind: RuleKind.Function } function)
        {
            context.Errors.Add("rego_type_error", call.At, $"undefined function {call.Name}");
            return new ConstantExpression(RegoNull.Value);
        }

        context.Need(function);
        if (arguments.Length == function.Arity)
            return new FunctionExpression(function, arguments, call.At);
        context.Errors.Add(
            "rego_type_error", call.At, $"{call.Name}: arity mismatch: it takes {function.Arity} arguments, here are {arguments.Length}");
        return new ConstantExpression(RegoNull.Value);
    }
}
