using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Workloads;

/// <summary>Finds the Pod templates of an object.</summary>
/// <remarks>The kinds are those of the Kubernetes API v1.37 (core/v1, apps/v1, batch/v1).</remarks>
public static class PodTemplates
{
    /// <summary>Values looked at in an object of an unknown kind. The largest CRDs have some 50,000.</summary>
    const int MaxVisited = 200_000;

    /// <summary>Templates taken from one object of an unknown kind.</summary>
    const int MaxTemplates = 1_000;

    static readonly string[] ContainerLists = ["initContainers", "containers", "ephemeralContainers"];

    /// <summary>The Pod templates: one for the kinds of Kubernetes, any number for a kind that it does not know.</summary>
    /// <param name="object">The object.</param>
    public static IEnumerable<PodTemplate> In(KubernetesObject @object) => PathOf(@object.Reference) is { } path
        ? At(@object, path)
        : Inside(@object);

    /// <summary>The mapping that holds the Pod's metadata and spec, as keys from the root; <c>null</c> for unknown kinds.</summary>
    internal static string[]? PathOf(ObjectReference reference) => (Group(reference.ApiVersion), reference.Kind) switch
    {
        ("", "Pod") => [],
        ("", "PodTemplate") => ["template"],
        ("", "ReplicationController") => ["spec", "template"],
        ("apps" or "extensions", "Deployment" or "ReplicaSet" or "DaemonSet" or "StatefulSet") => ["spec", "template"],
        ("batch", "Job") => ["spec", "template"],
        ("batch", "CronJob") => ["spec", "jobTemplate", "spec", "template"],
        _ => null,
    };

    static string Group(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : apiVersion[..slash];
    }

    static IEnumerable<PodTemplate> At(KubernetesObject owner, string[] path)
    {
        ObjectNode? holder = owner.Root;
        foreach (var key in path)
            holder = holder?[key];
        return holder is MappingNode pod && pod["spec"] is MappingNode spec
            ? [Template(owner, pod["metadata"] as MappingNode, spec, string.Join('.', [.. path, "spec"]))]
            : [];
    }

    /// <summary>Looks for mappings that have a <c>spec</c> which is a Pod's.</summary>
    static IEnumerable<PodTemplate> Inside(KubernetesObject owner)
    {
        var pending = new Stack<(ObjectNode Node, string Path)>([(owner.Root, "")]);
        var templates = 0;
        for (var visited = 0; pending.TryPop(out var next) && visited < MaxVisited; visited++)
        {
            if (next.Node is MappingNode mapping)
            {
                if (next.Path.Length > 0 && mapping["spec"] is MappingNode spec && IsPodSpec(spec))
                {
                    yield return Template(owner, mapping["metadata"] as MappingNode, spec, next.Path + ".spec");
                    if (++templates == MaxTemplates)
                        yield break;
                    continue;
                }

                for (var position = mapping.Entries.Length - 1; position >= 0; position--)
                {
                    var entry = mapping.Entries[position];
                    if (entry.Value is not ScalarNode)
                        pending.Push((entry.Value, next.Path.Length == 0 ? entry.Key : $"{next.Path}.{entry.Key}"));
                }
            }
            else if (next.Node is SequenceNode sequence)
            {
                for (var position = sequence.Items.Length - 1; position >= 0; position--)
                {
                    if (sequence.Items[position] is not ScalarNode)
                        pending.Push((sequence.Items[position], $"{next.Path}[{position}]"));
                }
            }
        }
    }

    static bool IsPodSpec(MappingNode spec) =>
        spec["containers"].AsMappings.Any(container => container["image"].AsText is not null);

    static PodTemplate Template(KubernetesObject owner, MappingNode? metadata, MappingNode spec, string path)
    {
        var containers = ImmutableArray.CreateBuilder<WorkloadContainer>();
        foreach (var list in ContainerLists)
        {
            var kind = list switch
            {
                "initContainers" => ContainerKind.Init,
                "containers" => ContainerKind.Regular,
                _ => ContainerKind.Ephemeral,
            };
            foreach (var container in spec[list].AsMappings)
                containers.Add(Container(container, kind));
        }

        return new PodTemplate(
            new Workload(owner.Reference, owner.Location, path, containers.ToImmutable()), metadata, spec);
    }

    static WorkloadContainer Container(MappingNode container, ContainerKind kind)
    {
        var image = container["image"];
        return new WorkloadContainer(
            container["name"].AsText ?? "",
            kind,
            image.AsText ?? "",
            image is null ? container.Location : image.Location);
    }
}
