using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>One network of pods: who is in it, and the policies about it.</summary>
/// <param name="Network">The network.</param>
/// <param name="State">Its pods and policies.</param>
public sealed record NetworkView(PodNetwork Network, NetworkState State)
{
    /// <summary>The networks of a state; the state itself where there is but the cluster's own.</summary>
    /// <param name="state">The state.</param>
    public static ImmutableArray<NetworkView> Of(NetworkState state)
    {
        if (state.Networks.IsEmpty)
            return [new NetworkView(PodNetwork.Cluster, state)];
        var primary = state.Pods.ToLookup(pod => PrimaryOf(pod, state));
        return
        [
            .. state.Networks.Where(network => network.Kind == PodNetworkKind.Primary).Prepend(PodNetwork.Cluster)
                .Select(network => new NetworkView(network, state with { Pods = [.. primary[network]] })),
            .. state.Networks.Where(network => network.Kind == PodNetworkKind.Secondary)
                .GroupBy(network => network.Name, StringComparer.Ordinal)
                .Select(same => new NetworkView(same.First(), state with
                {
                    Pods = [.. state.Pods.Where(pod => pod.Networks.Any(reference => same.Any(network => network.IsNamed(reference))))],
                    Policies = [.. state.AttachedPolicies.Where(policy => policy.Networks.Any(reference => same.Any(network => network.IsNamed(reference))))],
                })),
        ];
    }

    /// <summary>Its connections. What lies outside of a secondary network nobody knows: only those between workloads are told of it.</summary>
    /// <param name="options">What the plugin decides.</param>
    /// <param name="cancellation">Stops the search.</param>
    public IEnumerable<NetworkEdge> Edges(ConnectivityOptions options, CancellationToken cancellation = default)
    {
        var edges = new NetworkMap(new Connectivity(State, options)).Edges(cancellation);
        return Network.Kind == PodNetworkKind.Secondary
            ? edges.Where(edge => edge.Source.Kind == NetworkPartyKind.Workload && edge.Destination.Kind == NetworkPartyKind.Workload)
            : edges;
    }

    static PodNetwork PrimaryOf(NetworkPod pod, NetworkState state) =>
        state.Networks.FirstOrDefault(network => network.IsPrimaryOf(pod.Namespace, state.LabelsOf(pod.Namespace))) ?? PodNetwork.Cluster;
}
