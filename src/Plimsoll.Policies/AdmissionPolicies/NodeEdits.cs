using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Copies of nodes with a difference; everything else is shared, with its places.</summary>
static class NodeEdits
{
    /// <summary>The mapping with a key set.</summary>
    public static MappingNode With(this MappingNode mapping, string key, ObjectNode value)
    {
        for (var position = 0; position < mapping.Entries.Length; position++)
        {
            var entry = mapping.Entries[position];
            if (entry.Key == key)
                return NodeMaking.Mapping(mapping.Entries.SetItem(position, entry with { Value = value }), mapping.Location);
        }

        var place = value.Location;
        return NodeMaking.Mapping(
            mapping.Entries.Add(new MappingEntry(key, place.Line, place.Column, value)), mapping.Location);
    }

    /// <summary>The mapping without a key.</summary>
    public static MappingNode Without(this MappingNode mapping, string key) =>
        mapping.TryGet(key, out _)
            ? NodeMaking.Mapping([.. mapping.Entries.Where(entry => entry.Key != key)], mapping.Location)
            : mapping;

    /// <summary>The mapping below a key; an empty one at the same place where there is none.</summary>
    public static MappingNode Below(this MappingNode mapping, string key) =>
        mapping[key] as MappingNode ?? NodeMaking.Mapping([], mapping.Location);

    /// <summary>A mapping of texts.</summary>
    public static MappingNode Texts(SourceLocation place, params ReadOnlySpan<(string Key, string Value)> entries)
    {
        var made = new MappingEntry[entries.Length];
        for (var i = 0; i < entries.Length; i++)
            made[i] = new MappingEntry(entries[i].Key, place.Line, place.Column, NodeMaking.Text(entries[i].Value, place));
        return NodeMaking.Mapping([.. made], place);
    }
}
