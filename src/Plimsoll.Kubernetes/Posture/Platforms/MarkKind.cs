namespace Plimsoll.Kubernetes.Posture.Platforms;

/// <summary>Where a mark of a platform is looked for.</summary>
enum MarkKind
{
    /// <summary>The beginning of a Node's <c>spec.providerID</c>.</summary>
    ProviderId,

    /// <summary>A part of a Node's <c>status.nodeInfo.kubeletVersion</c>.</summary>
    KubeletVersion,

    /// <summary>A part of a Node's <c>status.nodeInfo.osImage</c>.</summary>
    OperatingSystem,

    /// <summary>The beginning of the key of a Node's label.</summary>
    NodeLabel,

    /// <summary>The beginning of the key of an annotation of a Node.</summary>
    NodeAnnotation,

    /// <summary>The beginning of a Node's name.</summary>
    NodeName,

    /// <summary>A namespace.</summary>
    Namespace,

    /// <summary>An API group that has a CustomResourceDefinition or objects.</summary>
    ApiGroup,

    /// <summary>A workload of kube-system.</summary>
    Workload,

    /// <summary>A ConfigMap of kube-system.</summary>
    ConfigMap,
}
