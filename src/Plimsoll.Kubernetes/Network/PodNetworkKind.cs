namespace Plimsoll.Kubernetes.Network;

/// <summary>What a network of pods is.</summary>
public enum PodNetworkKind
{
    /// <summary>The cluster's own: every pod that has no other primary network.</summary>
    Cluster,

    /// <summary>A UserDefinedNetwork or ClusterUserDefinedNetwork that is the primary network of its namespaces.</summary>
    Primary,

    /// <summary>A network that pods attach to by an annotation, beside their primary one.</summary>
    Secondary,
}
