using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity.Hardening;

/// <summary>Makes strategic merge patches: only what changes, containers by their names, null for what is removed.</summary>
static class MergePatch
{
    /// <summary>The patch of an object, with what names the object.</summary>
    public static MappingNode Of(HardeningAdvice hardening)
    {
        var workload = hardening.Template.Workload;
        var place = hardening.Template.Spec.Location;
        ObjectNode below = Fields(hardening.Changes, 0, place);
        foreach (var key in workload.TemplatePath.Split('.').Reverse())
            below = Mapping(place, (key, below));
        var spec = (MappingNode)below;
        var reference = workload.Object;
        var metadata = Mapping(place, ("name", NodeMaking.Text(reference.Name, place)));
        if (reference.Namespace.Length > 0)
            metadata = Mapping(place, ("name", metadata.Entries[0].Value), ("namespace", NodeMaking.Text(reference.Namespace, place)));
        return Mapping(
            place,
            ("apiVersion", NodeMaking.Text(reference.ApiVersion, place)),
            ("kind", NodeMaking.Text(reference.Kind, place)),
            ("metadata", metadata),
            (spec.Entries[0].Key, spec.Entries[0].Value));
    }

    /// <summary>What changes set a key to that they all go through; <c>null</c> where it is removed.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="step">The key, as a step of their paths.</param>
    /// <param name="place">The place of what is made.</param>
    public static ObjectNode? ValueOf(IEnumerable<HardeningChange> changes, int step, SourceLocation place)
    {
        var all = changes.ToArray();
        return all[0].Path.Length == step + 1 ? all[0].Value : Fields(all, step + 1, place);
    }

    static MappingNode Fields(IEnumerable<HardeningChange> changes, int step, SourceLocation place)
    {
        var fields = changes.GroupBy(change => change.Path[step], StringComparer.Ordinal).Select(group =>
        {
            var first = group.First();
            if (first.Path.Length == step + 1)
                return (group.Key, first.Value ?? NodeMaking.Null(place));
            return (group.Key, (ObjectNode)(first.KeyOf(step + 1) is { } named ? Items(group, named, step + 1, place) : Fields(group, step + 1, place)));
        });
        return Mapping(place, [.. fields]);
    }

    static SequenceNode Items(IEnumerable<HardeningChange> changes, string key, int step, SourceLocation place) => NodeMaking.Sequence(
        [
            .. changes.GroupBy(change => change.Path[step], StringComparer.Ordinal).Select(item =>
            {
                var value = key == "name" ? NodeMaking.Text(item.Key, place) : NodeMaking.Integer(long.Parse(item.Key, CultureInfo.InvariantCulture), place);
                var name = new MappingEntry(key, place.Line, place.Column, value);
                return NodeMaking.Mapping([name, .. Fields(item, step + 1, place).Entries], place);
            }),
        ],
        place);

    static MappingNode Mapping(SourceLocation place, params ReadOnlySpan<(string Key, ObjectNode Value)> fields)
    {
        var entries = ImmutableArray.CreateBuilder<MappingEntry>(fields.Length);
        foreach (var (key, value) in fields)
            entries.Add(new MappingEntry(key, place.Line, place.Column, value));
        return NodeMaking.Mapping(entries.MoveToImmutable(), place);
    }
}
