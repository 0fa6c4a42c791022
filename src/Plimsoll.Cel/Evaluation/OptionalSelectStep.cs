using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>operand.?field</c>.</summary>
sealed class OptionalSelectStep(Step operand, FieldName field, bool isStrict, int cost, int offset) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var target = operand.Evaluate(evaluation);
        evaluation.Cost += cost;
        if (target.AsOptional is not { } optional)
            return Placed(Optionals.Select(target, field, isStrict), offset);
        return optional.HasValue ? Placed(Optionals.Select(optional.Value, field, isStrict), offset) : target;
    }
}
