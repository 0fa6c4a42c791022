using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>Fields and items that may be absent. Strict means that asking what can have none is an error.</summary>
/// <remarks>CEL optional types: https://github.com/google/cel-spec/wiki/proposal-246.</remarks>
static class Optionals
{
    static readonly CelValue None = CelValue.Of(CelOptional.None);

    /// <summary><c>target.?field</c> of a value that is no optional itself.</summary>
    public static CelValue Select(CelValue target, FieldName field, bool isStrict) => target.AsReference switch
    {
        CelMap map => map.TryGetField(field, out var found) ? Some(found) : None,
        CelStruct @struct when @struct.HasField(field) is { } isSet => isSet && @struct.TryGetField(field, out var value) ? Some(value) : None,
        CelStruct => CelValue.Error(CelErrorKind.NoSuchField, $"no such field '{field.Text}'"),
        CelError => target,
        CelList => Containers.BadIndex(field.Value),
        _ => isStrict ? Containers.NoSuchKey(field.Value) : None,
    };

    /// <summary><c>target[?index]</c> of a value that is no optional itself.</summary>
    public static CelValue Index(CelValue target, CelValue index, bool isStrict)
    {
        if (target.AsStruct is not null && index.AsString is { } field)
            return Select(target, new FieldName(field), isStrict);
        if (isStrict && target.AsReference is not (CelMap or CelList))
            return Containers.NoSuchKey(index);
        var found = Containers.Index(target, index);
        return found.AsError switch
        {
            null => Some(found),
            { Reason: CelErrorKind.NoSuchKey or CelErrorKind.IndexOutOfRange } => None,
            _ => found,
        };
    }

    static CelValue Some(CelValue value) => OptionalValues.Of(value);
}
