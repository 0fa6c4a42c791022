using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.PodSecurity.Hardening;

/// <summary>Makes a change in a tree of nodes; what is not changed is shared.</summary>
static class NodeChange
{
    /// <summary>The Pod's specification with a change.</summary>
    public static MappingNode Apply(MappingNode spec, HardeningChange change) => Apply(spec, change, 0);

    /// <summary>The innermost mapping on the way that is there, and the step that leads on from it.</summary>
    public static (MappingNode Mapping, int Step) Deepest(MappingNode spec, HardeningChange change)
    {
        var (mapping, step) = (spec, 0);
        while (step < change.Path.Length - 1)
        {
            var isNamed = change.KeyOf(step + 1) is not null;
            var below = isNamed ? Named(mapping, change, step) : mapping[change.Path[step]] as MappingNode;
            if (below is null)
                break;
            (mapping, step) = (below, step + (isNamed ? 2 : 1));
        }

        return (mapping, step);
    }

    static MappingNode? Named(MappingNode mapping, HardeningChange change, int step) => change.KeyOf(step + 1) is { } key
        ? mapping[change.Path[step]].AsMappings.FirstOrDefault(item => (item[key] as ScalarNode)?.Text == change.Path[step + 1])
        : null;

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
