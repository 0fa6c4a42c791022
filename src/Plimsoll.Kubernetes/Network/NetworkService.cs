using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>A Service.</summary>
/// <param name="Object">Its name.</param>
/// <param name="Selector">The pods behind it; without conditions there are none.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Type"><c>ClusterIP</c>, <c>NodePort</c>, <c>LoadBalancer</c> or <c>ExternalName</c>.</param>
/// <param name="Location">Where it is written.</param>
public sealed record NetworkService(
    ObjectReference Object, LabelSelector Selector, ImmutableArray<ServicePort> Ports, string Type, SourceLocation Location)
{
    /// <summary>The port of it, or of the pods behind it, that asks to be scraped for metrics; <c>null</c> for none.</summary>
    public int? ScrapedPort { get; init; }

    /// <summary>Whether it is reachable from outside of the cluster by itself.</summary>
    public bool IsOpenToOutside => Type is "LoadBalancer" or "NodePort";

    /// <summary>Whether a pod is behind it.</summary>
    /// <param name="pod">The pod.</param>
    public bool Selects(NetworkPod pod) =>
        !Selector.IsEverything && pod.Namespace == Object.Namespace && Selector.Matches(pod.Labels);
}
