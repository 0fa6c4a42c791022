using System.Collections.Immutable;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>A part of an object of a mutating policy: what <c>Object.spec{replicas: 3}</c> makes.</summary>
public sealed class DynamicObject : CelStruct
{
    internal DynamicObject(CelType type, ImmutableArray<KeyValuePair<string, CelValue>> fields)
    {
        (Type, Fields) = (type, fields);
        foreach (var field in fields)
            (Depth, Parts) = (Math.Max(Depth, field.Value.Depth), Parts + field.Value.Parts);
        (Depth, Parts) = (Depth + 1, Parts + 1);
    }

    /// <inheritdoc/>
    public override CelType Type { get; }

    internal override int Depth { get; }

    internal override long Parts { get; }

    /// <summary>The fields that are set, in the order of the expression.</summary>
    public ImmutableArray<KeyValuePair<string, CelValue>> Fields { get; }

    /// <summary>Finds the parts whose type is not named by where they stand, e.g. an <c>Object.spec</c> in the field <c>metadata</c>.</summary>
    /// <returns>One message for each.</returns>
    public IEnumerable<string> MisnamedParts() => MisnamedParts(CelValue.Of(this), Type.Name);

    /// <inheritdoc/>
    public override bool TryGetField(FieldName name, out CelValue value)
    {
        foreach (var field in Fields)
        {
            if (field.Key == name.Text)
            {
                value = field.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public override bool? HasField(FieldName name) => TryGetField(name, out _);

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, CelValue>> ShownFields => Fields;

    /// <inheritdoc/>
    public override bool IsEqualTo(CelStruct other)
    {
        if (other is not DynamicObject dynamic || dynamic.Fields.Length != Fields.Length)
            return false;
        foreach (var (name, value) in Fields)
        {
            if (!dynamic.TryGetField(new FieldName(name), out var theirs) || theirs != value)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Fields.Length);

    // Values are as deep as the expression that made them, which is bounded.
    static IEnumerable<string> MisnamedParts(CelValue value, string path) => value.Kind switch
    {
        CelKind.List => Enumerable.Range(0, value.AsList!.Count).SelectMany(i => MisnamedParts(value.AsList[i], path)),
        CelKind.Map => value.AsMap!.Entries.SelectMany(entry => MisnamedParts(entry.Value, path)),
        CelKind.Struct when value.AsStruct is DynamicObject part => part.MisnamedIn(path),
        _ => [],
    };

    IEnumerable<string> MisnamedIn(string path)
    {
        var parts = Fields.SelectMany(field => MisnamedParts(field.Value, $"{path}.{field.Key}"));
        return Type.Name == path ? parts : parts.Prepend($"unexpected type name \"{Type.Name}\", expected \"{path}\", which matches field name path from root Object type");
    }
}
