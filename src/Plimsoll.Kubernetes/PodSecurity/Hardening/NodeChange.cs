using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.PodSecurity.Hardening;

/// <summary>Makes a change in a tree of nodes; what is not changed is shared.</summary>
static class NodeChange
{
    /// <summary>The Pod's specification with a change.</summary>
    public static MappingNode Apply(MappingNode spec, HardeningChange change) => Apply(spec, change, 0);

    /// <summary>The innermost mappings on the way that are there, and the step that leads on from each: several where a key names several items.</summary>
    public static IEnumerable<(MappingNode Mapping, int Step)> Deepest(MappingNode spec, HardeningChange change) => Deepest(spec, change, 0);

    static IEnumerable<(MappingNode Mapping, int Step)> Deepest(MappingNode mapping, HardeningChange change, int step)
    {
        var key = change.Path[step];
        if (step == change.Path.Length - 1)
            return change.Value is null && mapping[key] is null ? [] : [(mapping, step)]; // What is not there is not removed.
        var named = change.KeyOf(step + 1);
        MappingNode[] below = named is null
            ? [.. new[] { mapping[key] }.OfType<MappingNode>()]
            : [.. mapping[key].AsMappings.Where(item => (item[named] as ScalarNode)?.Text == change.Path[step + 1])];
        return below.Length == 0 ? [(mapping, step)] : below.SelectMany(item => Deepest(item, change, step + (named is null ? 1 : 2)));
    }

    static MappingNode Apply(MappingNode mapping, HardeningChange change, int step)
    {
        var key = change.Path[step];
        if (step == change.Path.Length - 1)
            return Set(mapping, key, change.Value);
        if (change.KeyOf(step + 1) is { } named)
            return mapping[key] is SequenceNode list ? Set(mapping, key, ApplyToNamed(list, named, change, step + 1)) : mapping;
        var below = mapping[key] as MappingNode ?? NodeMaking.Mapping([], mapping.Location);
        return Set(mapping, key, Apply(below, change, step + 1));
    }

    static SequenceNode ApplyToNamed(SequenceNode list, string key, HardeningChange change, int step) => NodeMaking.Sequence(
        [.. list.Items.Select(item => item is MappingNode named && (named[key] as ScalarNode)?.Text == change.Path[step] ? Apply(named, change, step + 1) : item)],
        list.Location);

    static MappingNode Set(MappingNode mapping, string key, ObjectNode? value)
    {
        ImmutableArray<MappingEntry> entries = [.. mapping.Entries.Where(entry => entry.Key != key)];
        return NodeMaking.Mapping(
            value is null ? entries : entries.Add(new MappingEntry(key, mapping.Line, mapping.Column, value)), mapping.Location);
    }
}
