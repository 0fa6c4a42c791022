using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>[a, b, ?c]</c>.</summary>
/// <param name="items">The items.</param>
/// <param name="isOptional">Which items are optional; <c>null</c> where none is.</param>
/// <param name="offset">Where it stands.</param>
sealed class ListStep(Step[] items, bool[]? isOptional, int offset) : Step
{
    public const int Cost = 10;

    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        evaluation.Cost += Cost;
        var values = new CelValue[items.Length];
        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            var value = items[i].Evaluate(evaluation);
            if (value.IsError)
                return value;
            if (isOptional is not null && isOptional[i])
            {
                if (value.AsOptional is not { } optional)
                    return Placed(CelValue.NoSuchOverload($"cannot initialize optional list element from non-optional value {value}"), offset);
                if (!optional.HasValue)
                    continue;
                value = optional.Value;
            }

            values[count++] = value;
        }

        return Placed(Failures.Built(new CelArrayList(values, count)), offset);
    }
}
