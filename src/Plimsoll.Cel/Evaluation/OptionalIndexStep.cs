using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>operand[?index]</c>.</summary>
sealed class OptionalIndexStep(Step operand, Step index, bool isStrict, int cost, int offset) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var target = operand.Evaluate(evaluation);
        if (target.IsError)
            return target;
        var key = index.Evaluate(evaluation);
        evaluation.Cost += cost;
        if (key.IsError)
            return key;
        if (target.AsOptional is not { } optional)
            return Placed(Optionals.Index(target, key, isStrict), offset);
        return optional.HasValue ? Placed(Optionals.Index(optional.Value, key, isStrict), offset) : target;
    }
}
