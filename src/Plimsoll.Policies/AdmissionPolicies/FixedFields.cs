using System.Collections.Frozen;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A type with a fixed list of fields, whose objects only Kubernetes makes.</summary>
sealed class FixedFields(string name, IEnumerable<KeyValuePair<string, CelType>> fields) : StructDeclaration(name)
{
    readonly FrozenDictionary<string, CelType> _fields = fields.ToFrozenDictionary(StringComparer.Ordinal);

    public override IEnumerable<string> Fields => _fields.Keys.Order(StringComparer.Ordinal);

    public override bool TryFindField(string field, out CelType type)
    {
        var isKnown = _fields.TryGetValue(field, out var found);
        type = found ?? CelType.Error;
        return isKnown;
    }
}
