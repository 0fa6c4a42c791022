using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>The places of an object where platforms leave marks.</summary>
static class PlatformSightings
{
    /// <summary>Characters of a text that is looked at; the longest provider id has some 250.</summary>
    const int MaxLength = 1_000;

    public static IEnumerable<PlatformSighting> Of(KubernetesObject found)
    {
        var group = found.Reference.ApiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? found.Reference.ApiVersion[..slash] : "";
        var sightings = (group, found.Reference.Kind) switch
        {
            ("", "Node") => Node(found),
            ("", "Namespace") => At(found, MarkKind.Namespace, found.Root["metadata"]?["name"]),
            ("", "ConfigMap") when found.Reference.Namespace == "kube-system" => At(found, MarkKind.ConfigMap, found.Root["metadata"]?["name"]),
            ("apps", "DaemonSet" or "Deployment") when found.Reference.Namespace == "kube-system" => At(found, MarkKind.Workload, found.Root["metadata"]?["name"]),
            ("apiextensions.k8s.io", "CustomResourceDefinition") => At(found, MarkKind.ApiGroup, found.Root["spec"]?["group"]),
            ("", _) => [],
            _ => [new PlatformSighting(MarkKind.ApiGroup, group, found.Reference, found.Location)],
        };
        return sightings.Where(sighting => sighting.Text.Length is > 0 and <= MaxLength);
    }

    static IEnumerable<PlatformSighting> Node(KubernetesObject node)
    {
        var (metadata, facts) = (node.Root["metadata"], node.Root["status"]?["nodeInfo"]);
        return
        [
            .. At(node, MarkKind.ProviderId, node.Root["spec"]?["providerID"]),
            .. At(node, MarkKind.KubeletVersion, facts?["kubeletVersion"]),
            .. At(node, MarkKind.OperatingSystem, facts?["osImage"]),
            .. At(node, MarkKind.NodeName, metadata?["name"]),
            .. Keys(node, MarkKind.NodeLabel, metadata?["labels"]),
            .. Keys(node, MarkKind.NodeAnnotation, metadata?["annotations"]),
        ];
    }

    static IEnumerable<PlatformSighting> At(KubernetesObject found, MarkKind kind, ObjectNode? node) =>
        node.AsText is { } text ? [new PlatformSighting(kind, text, found.Reference, node!.Location)] : []; // A text has a node.

    static IEnumerable<PlatformSighting> Keys(KubernetesObject found, MarkKind kind, ObjectNode? node) =>
        (node as MappingNode)?.Entries.Select(entry => new PlatformSighting(kind, entry.Key, found.Reference, entry.Value.Location)) ?? [];
}
