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
        ObjectNode below = Fields(Unambiguous(hardening), 0, place);
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

    /// <summary>The changes, with whole lists of ports where a number stands twice, e.g. for TCP and UDP: the key names the first of them only.</summary>
    static IEnumerable<HardeningChange> Unambiguous(HardeningAdvice hardening)
    {
        var hardened = hardening.Changes.Aggregate(hardening.Template.Spec, NodeChange.Apply);
        var replaced = new HashSet<(string, string)>();
        foreach (var change in hardening.Changes)
        {
            if (change.Path.Length < 4 || change.KeyOf(3) is null || PortsOf(hardened, change) is not { } ports)
                yield return change;
            else if (replaced.Add((change.Path[0], change.Path[1])))
                yield return new HardeningChange(change.Path[..3], ports, change.Consequence);
        }
    }

    /// <summary>The list that replaces a container's ports; <c>null</c> where its keys are distinct.</summary>
    static SequenceNode? PortsOf(MappingNode hardened, HardeningChange change)
    {
        var container = hardened[change.Path[0]].AsMappings.FirstOrDefault(item => item["name"].AsText == change.Path[1]);
        if (container?["ports"] is not SequenceNode ports
            || ports.Items.Select(port => (port["containerPort"] as ScalarNode)?.Text).CountBy(number => number ?? "").All(number => number.Value == 1))
        {
            return null;
        }

        var place = ports.Location;
        return NodeMaking.Sequence([Mapping(place, ("$patch", NodeMaking.Text("replace", place))), .. ports.Items], place);
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
