using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>What manifests say about who may talk to whom.</summary>
/// <param name="Namespaces">The namespaces, by name: those written and those that objects stand in.</param>
/// <param name="Pods">The pods and the pods of workloads.</param>
/// <param name="Policies">The policies that the API server would accept.</param>
/// <param name="Issues">What is wrong or undefined.</param>
public sealed record NetworkState(
    ImmutableSortedDictionary<string, NetworkNamespace> Namespaces,
    ImmutableArray<NetworkPod> Pods,
    ImmutableArray<ConnectionPolicy> Policies,
    ImmutableArray<NetworkIssue> Issues)
{
    /// <summary>The Services.</summary>
    public ImmutableArray<NetworkService> Services { get; init; } = [];

    /// <summary>What opens Services to the outside.</summary>
    public ImmutableArray<Entrance> Entrances { get; init; } = [];

    /// <summary>The networks beside the cluster's own.</summary>
    public ImmutableArray<PodNetwork> Networks { get; init; } = [];

    /// <summary>The policies of secondary networks.</summary>
    public ImmutableArray<ConnectionPolicy> AttachedPolicies { get; init; } = [];

    /// <summary>The labels of a namespace; the one that every namespace has, where it is not written.</summary>
    /// <param name="name">The namespace.</param>
    public LabelSet LabelsOf(string name) =>
        (Namespaces.TryGetValue(name, out var found) ? found : NetworkNamespace.Of(name, LabelSet.Empty)).Labels;
}
