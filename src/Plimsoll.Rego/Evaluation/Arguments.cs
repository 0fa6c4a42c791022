using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Evaluation;

/// <summary>Values that are needed together: the arguments of a call, the items of a collection, the keys of a member.</summary>
static class Arguments
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
