using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>has(operand.field)</c>.</summary>
/// <param name="operand">Whose field is asked for.</param>
/// <param name="field">The field.</param>
/// <param name="isStrict">Whether it is an error that the operand can have no fields.</param>
/// <param name="cost">What it costs.</param>
/// <param name="offset">Where it stands.</param>
sealed class HasStep(Step operand, FieldName field, bool isStrict, int cost, int offset) : Step
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
            CelList => Placed(Containers.BadIndex(field.Value), offset),
            _ => isStrict ? Placed(Containers.NoSuchKey(field.Value), offset) : CelValue.False,
        };
    }
}
