using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>A network of pods. Pods of different networks do not reach each other.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name; several attachment definitions of one name are one network.</param>
/// <param name="Namespace">The namespace of its object; empty for those of the cluster.</param>
/// <param name="Namespaces">Whose pods have it, for a network of the cluster that is primary.</param>
/// <param name="Location">Where it is written; <c>null</c> for the cluster's own.</param>
/// <remarks>
/// OVN-Kubernetes, UserDefinedNetwork and ClusterUserDefinedNetwork (k8s.ovn.org/v1); Network Plumbing Working Group, "Kubernetes Network Custom
/// Resource Definition De-facto Standard" v1.3.
/// </remarks>
public sealed record PodNetwork(PodNetworkKind Kind, string Name, string Namespace, LabelSelector Namespaces, SourceLocation? Location)
{
    /// <summary>The cluster's own.</summary>
    public static PodNetwork Cluster { get; } = new(PodNetworkKind.Cluster, "pod-network", "", LabelSelector.Everything, null);

    /// <summary>Whether pods attach to it by this reference, <c>NAMESPACE/NAME</c>.</summary>
    /// <param name="reference">The reference.</param>
    public bool IsNamed(string reference) => reference == $"{Namespace}/{Name}" || (Namespace.Length == 0 && reference.EndsWith($"/{Name}", StringComparison.Ordinal));

    /// <summary>Whether it is the primary network of a namespace.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="labels">Its labels.</param>
    public bool IsPrimaryOf(string name, LabelSet labels) =>
        Kind == PodNetworkKind.Primary && (Namespace.Length > 0 ? Namespace == name : Namespaces.Matches(labels));
}
