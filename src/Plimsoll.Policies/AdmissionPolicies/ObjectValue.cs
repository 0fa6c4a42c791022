using System.Collections.Immutable;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>An object that an expression made: an <c>Object</c>, a part of one, or a <c>JSONPatch</c>.</summary>
sealed class ObjectValue(CelType type, ReadOnlySpan<KeyValuePair<FieldName, CelValue>> fields) : CelStruct, IObjectFields
{
    readonly ImmutableArray<KeyValuePair<FieldName, CelValue>> _fields = [.. fields];

    public override CelType Type => type;

    public IEnumerable<KeyValuePair<CelValue, CelValue>> SetFields =>
        _fields.Select(field => KeyValuePair.Create(field.Key.Value, field.Value));

    /// <summary>The fields by name.</summary>
    public IEnumerable<KeyValuePair<string, CelValue>> NamedFields =>
        _fields.Select(field => KeyValuePair.Create(field.Key.Text, field.Value));

    public override bool TryGetField(FieldName name, out CelValue value)
    {
        foreach (var field in _fields)
        {
            if (field.Key.Text == name.Text)
            {
                value = field.Value;
                return true;
            }
        }

        value = CelValue.Error(CelErrorKind.NoSuchField, $"no such key: {name.Text}");
        return true;
    }

    public override bool? HasField(FieldName name)
    {
        foreach (var field in _fields)
        {
            if (field.Key.Text == name.Text)
                return true;
        }

        return false;
    }

    public override bool IsEqualTo(CelStruct other)
    {
        if (other is not ObjectValue same || same._fields.Length != _fields.Length)
            return false;
        foreach (var field in _fields)
        {
            if (same.HasField(field.Key) != true || !same.TryGetField(field.Key, out var value) || !value.Equals(field.Value))
                return false;
        }

        return true;
    }

    public override int GetHashCode() => HashCode.Combine(type, _fields.Length);
}
