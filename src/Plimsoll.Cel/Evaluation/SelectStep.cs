using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary><c>operand.field</c>.</summary>
sealed class SelectStep(Step operand, FieldName field, bool isStrict, int cost, int offset) : Step
{
    readonly CelValue _noSuchKey = CelValue.Of(new CelError(CelErrorKind.NoSuchKey, $"no such key: {field.Text}", offset));
    readonly CelValue _noSuchField = CelValue.Of(new CelError(CelErrorKind.NoSuchField, $"no such field '{field.Text}'", offset));

    public override CelValue Evaluate(CelEvaluation evaluation)
    {
        var target = operand.Evaluate(evaluation);
        evaluation.Cost += cost;
        return target.AsMap is { } map && map.TryGetField(field, out var value) ? value : Other(target);
    }

    CelValue Other(CelValue target) => target.AsReference switch
    {
        CelMap => _noSuchKey,
        CelStruct @struct => @struct.TryGetField(field, out var value) ? Placed(value, offset) : _noSuchField,
        CelOptional optional => optional.HasValue ? Optionals.Select(optional.Value, field, isStrict) : target,
        CelError => target,
        CelList => Placed(Containers.BadIndex(field.Value), offset),
        _ => _noSuchKey,
    };
}
