using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>has(operand.field)</c>.</summary>
sealed class HasStep(Step operand, FieldName field, int cost, int offset) : Step
{
    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var target = operand.Evaluate(evaluation);
        evaluation.Cost += cost;
        if (target.AsOptional is { } optional)
        {
            if (!optional.HasValue)
                return CelValue.False;
            target = optional.Value;
        }

        return target.AsReference switch
        {
            CelMap map => CelValue.Bool(map.TryGetField(field, out _)),
            CelStruct @struct when @struct.WhyUnknown(field) is { } unknown => CelValue.Of(unknown.At(offset)),
            CelStruct @struct => @struct.HasField(field) is { } isSet
                ? CelValue.Bool(isSet)
                : CelValue.Of(new CelError(CelErrorKind.NoSuchField, $"no such field '{field.Text}'", offset)),
            CelError => target,
            _ => CelValue.Of(new CelError(
                CelErrorKind.NoSuchOverload, $"no such overload: a {target.Type} has no field '{field.Text}'", offset)),
        };
    }
}
