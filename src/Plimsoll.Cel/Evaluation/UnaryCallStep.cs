using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A call with one argument.</summary>
sealed class UnaryCallStep(PlannedFunction function, Step argument) : Step
{
    readonly Overload? _only = function.Only;

    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var value = argument.Evaluate(evaluation);
        if (evaluation.IsOverLimit)
            return value;
        var result = value.IsError && !function.TakesErrors ? value : Call(value);
        evaluation.Cost += function.Cost is null ? 1 : function.Cost.Actual([value], result);
        return Placed(result, function.Offset);
    }

    CelValue Call(CelValue value)
    {
        var chosen = _only is not null && _only.Accepts([value]) ? _only : function.Choose([value]);
        return chosen?.Unary is { } compute ? compute(value) : function.NoSuchOverload([value]);
    }
}
