using Plimsoll.Cel.Values;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A mapping as a map of CEL.</summary>
sealed class NodeMap(MappingNode node) : CelMap
{
    public MappingNode Node => node;

    public override int Count => node.Entries.Length;

    public override IEnumerable<KeyValuePair<CelValue, CelValue>> Entries
    {
        get
        {
            foreach (var entry in node.Entries)
                yield return KeyValuePair.Create(CelValue.String(entry.Key), NodeValue.Of(entry.Value));
        }
    }

    public override bool TryGetValue(CelValue key, out CelValue value)
    {
        if (key.AsString is { } text && node.TryGet(text, out var found))
        {
            value = NodeValue.Of(found);
            return true;
        }

        value = default;
        return false;
    }

    public override bool TryGetField(FieldName name, out CelValue value)
    {
        if (node.TryGet(name.Text, out var found))
        {
            value = NodeValue.Of(found);
            return true;
        }

        value = default;
        return false;
    }

    public override CelValue[] Keys()
    {
        var keys = new CelValue[node.Entries.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = CelValue.String(node.Entries[i].Key);
        return keys;
    }
}
