using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>One operation of a JSON patch: what <c>JSONPatch{op: 'add', path: '/spec/x', value: 1}</c> makes.</summary>
/// <remarks>RFC 6902; k8s.io/apiserver/pkg/cel/mutation.</remarks>
public sealed class JsonPatchOperation : CelStruct
{
    const string TypeName = "JSONPatch";

    static readonly CelType CelType = CelType.Struct(TypeName);

    JsonPatchOperation()
    {
    }

    /// <summary>What to do: <c>add</c>, <c>remove</c>, <c>replace</c>, <c>move</c>, <c>copy</c> or <c>test</c>; anything else is found when it is applied.</summary>
    public string Operation { get; private set; } = "";

    /// <summary>The JSON pointer to the target.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The JSON pointer to the source; empty where there is none.</summary>
    public string From { get; private set; } = "";

    /// <summary>The value; <c>null</c> where there is none.</summary>
    public CelValue Value { get; private set; }

    /// <summary>Whether there is a value, which may be <c>null</c>.</summary>
    public bool HasValue { get; private set; }

    /// <inheritdoc/>
    public override CelType Type => CelType;

    internal static StructDeclaration Declaration { get; } = new JsonPatchDeclaration();

    /// <inheritdoc/>
    public override bool TryGetField(FieldName name, out CelValue value)
    {
        value = name.Text switch
        {
            "op" => CelValue.String(Operation),
            "path" => CelValue.String(Path),
            "from" => CelValue.String(From),
            _ => Value,
        };
        return name.Text is "op" or "path" or "from" or "value";
    }

    /// <inheritdoc/>
    public override bool? HasField(FieldName name) => name.Text switch
    {
        "op" => Operation.Length > 0,
        "path" => Path.Length > 0,
        "from" => From.Length > 0,
        "value" => HasValue,
        _ => null,
    };

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, CelValue>> ShownFields
    {
        get
        {
            yield return KeyValuePair.Create("op", CelValue.String(Operation));
            if (From.Length > 0)
                yield return KeyValuePair.Create("from", CelValue.String(From));
            yield return KeyValuePair.Create("path", CelValue.String(Path));
            if (HasValue)
                yield return KeyValuePair.Create("value", Value);
        }
    }

    /// <inheritdoc/>
    public override bool IsEqualTo(CelStruct other) => other is JsonPatchOperation patch && patch.Operation == Operation
        && patch.Path == Path && patch.From == From && patch.HasValue == HasValue && patch.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Operation, Path, From, Value);

    bool TrySet(string field, CelValue value)
    {
        switch (field)
        {
            case "value":
                (Value, HasValue) = (value, true);
                return true;
            case "op" when value.AsString is { } operation:
                Operation = operation;
                return true;
            case "path" when value.AsString is { } path:
                Path = path;
                return true;
            case "from" when value.AsString is { } from:
                From = from;
                return true;
            default:
                return false;
        }
    }

    sealed class JsonPatchDeclaration() : StructDeclaration(TypeName)
    {
        public override IEnumerable<string> Fields => ["op", "path", "from", "value"];

        public override bool TryFindField(string field, out CelType type)
        {
            type = field == "value" ? CelType.Dyn : CelType.String;
            return field is "op" or "path" or "from" or "value";
        }

        public override CelValue Create(ReadOnlySpan<KeyValuePair<FieldName, CelValue>> fields)
        {
            var patch = new JsonPatchOperation();
            foreach (var (name, value) in fields)
            {
                if (!patch.TrySet(name.Text, value))
                    return CelValue.Error(CelErrorKind.InvalidArgument, $"unexpected type {value.Type} for JSONPatchType '{name.Text}' field");
            }

            return CelValue.Of(patch);
        }
    }
}
