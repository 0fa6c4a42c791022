using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>The parts of Kubernetes that objects of a cluster name with their versions.</summary>
public static class ClusterComponents
{
    static readonly FrozenSet<string> Programs = FrozenSet.ToFrozenSet(
        ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy"], StringComparer.Ordinal);

    /// <summary>
    /// Kubelets from the status of Nodes; the others from the tags of their images. Each program and version once, at the first object by name
    /// whatever their order is.
    /// </summary>
    /// <param name="objects">The objects.</param>
    public static ImmutableArray<ComponentVersion> In(IEnumerable<KubernetesObject> objects) =>
    [
        .. objects.SelectMany(Of)
            .GroupBy(component => (component.Name, component.Version))
            .Select(group => group.MinBy(component => component.Object.ToString(), StringComparer.Ordinal)!) // A group is not empty.
            .OrderBy(component => component.Name, StringComparer.Ordinal)
            .ThenBy(component => component.Version, StringComparer.Ordinal),
    ];

    static IEnumerable<ComponentVersion> Of(KubernetesObject found)
    {
        if (found.Reference is { ApiVersion: "v1", Kind: "Node" })
        {
            if (found.Root["status"]?["nodeInfo"]?["kubeletVersion"] is ScalarNode version)
                yield return new ComponentVersion("kubelet", version.Text, found.Reference, version.Location);
            yield break;
        }

        foreach (var container in PodTemplates.In(found).SelectMany(template => template.Workload.Containers))
        {
            var image = container.Image.Split('@')[0];
            var name = image[(image.LastIndexOf('/') + 1)..].Split(':');
            if (name is [var program, var tag] && Programs.Contains(program))
                yield return new ComponentVersion(program, tag, found.Reference, container.Location);
        }
    }
}
