namespace Plimsoll.Kubernetes.Network;

/// <summary>A connection that a workload needs.</summary>
/// <param name="Source">Who connects; <c>null</c> for anybody outside of the cluster.</param>
/// <param name="Destination">To whom; <c>null</c> for addresses outside of the cluster.</param>
/// <param name="Connections">On what.</param>
/// <param name="Reason">What says so: the Service and where it is named, or the flow.</param>
public sealed record RequiredConnection(NetworkPod? Source, NetworkPod? Destination, ConnectionSet Connections, string Reason)
{
    /// <summary>Whether the source is any pod of the cluster, as an ingress controller is.</summary>
    public bool IsFromCluster { get; init; }

    /// <summary>The address outside of the cluster; <c>null</c> where it is a pod, or anybody.</summary>
    public AddressRange? Address { get; init; }
}
