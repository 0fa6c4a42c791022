using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A call without arguments, or with three and more.</summary>
sealed class AnyCallStep(PlannedFunction function, Step[] arguments) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var values = new CelValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(evaluation);
            if (values[i].IsError && !function.TakesErrors)
                return values[i];
        }

        if (evaluation.IsOverLimit)
            return CelValue.Null;
        var result = function.Choose(values) is { Any: { } compute } ? compute(values) : function.NoSuchOverload(values);
        evaluation.Cost += function.Cost is null ? 1 : function.Cost.Actual(values, result);
        return Placed(result, function.Offset);
    }
}
