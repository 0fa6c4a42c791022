namespace Plimsoll.Kubernetes.Network;

/// <summary>What stands at an end of a connection in a map.</summary>
public enum NetworkPartyKind
{
    /// <summary>A workload of the manifests.</summary>
    Workload,

    /// <summary>IP addresses outside of the cluster.</summary>
    Outside,

    /// <summary>What serves Ingresses, Routes and Gateways; it is in no manifest.</summary>
    IngressController,
}
