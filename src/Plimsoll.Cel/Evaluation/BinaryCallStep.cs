using Plimsoll.Cel.Compilation;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>A call with two arguments.</summary>
sealed class BinaryCallStep(PlannedFunction function, Step left, Step right) : Step
{
    /// <summary>Set where all signatures that can be meant are computed by one method, which tells the kinds apart itself.</summary>
    readonly BinaryFunction? _shared = function.Shared;

    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var one = left.Evaluate(evaluation);
        var other = right.Evaluate(evaluation);
        if (evaluation.IsOverLimit)
            return other;
        var result = Compute(one, other);
        evaluation.Cost += function.Cost is null ? 1 : function.Cost.Actual([one, other], result);
        return Placed(result, function.Offset);
    }

    CelValue Compute(CelValue one, CelValue other)
    {
        if (!function.TakesErrors)
        {
            if (one.IsError)
                return one;
            if (other.IsError)
                return other;
        }

        if (_shared is not null)
            return _shared(one, other);
        return function.Choose([one, other])?.Binary is { } compute ? compute(one, other) : function.NoSuchOverload([one, other]);
    }
}
