using Plimsoll.Kubernetes.Objects;
using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>What could reach each workload, and what it could reach, among those that no manifest knows.</summary>
/// <remarks>
/// For each selector of a rule a pod is imagined of which only the selector is known: a rule counts for it where the selector implies the
/// rule's. What rules with just this selector allow is told beside it. A selector that is told apart from any pod by nothing, or whose
/// <c>matchLabels</c> a workload of the manifests has, tells nothing new.
/// </remarks>
public static class ExposureAnalysis
{
    /// <summary>The exposures, by workload; what holds for any pod of the cluster is not repeated for those with certain labels.</summary>
    /// <param name="state">The state.</param>
    /// <param name="options">What the plugin decides.</param>
    public static ImmutableArray<NetworkExposure> Of(NetworkState state, ConnectivityOptions options)
    {
        var patterns = Patterns(state).ToArray();
        var map = new NetworkMap(new Connectivity(state, options, patterns));
        return
        [
            .. map.Nodes.SelectMany(node => Enum.GetValues<PolicyDirection>().Reverse().SelectMany(direction => Of(map, node, direction, patterns))),
        ];
    }

    /// <summary>The selectors of rules, but for those that mean certain pods of the manifests.</summary>
    static IEnumerable<PolicyPeer.Pods> Patterns(NetworkState state)
    {
        var known = state.Pods.Select(pod => new NetworkEndpoint.OfPod(pod, state.LabelsOf(pod.Namespace))).ToArray();
        return state.Policies
            .SelectMany(policy => (policy.Ingress ?? []).Concat(policy.Egress ?? []))
            .SelectMany(rule => rule.Peers)
            .OfType<PolicyPeer.Pods>()
            .Select(Named)
            .Where(peer => peer != Connectivity.Anyone)
            .GroupBy(peer => peer)
            .Where(same => !same.All(NamesPods) || !known.Any(pod => pod.IsIn(same.Key, matchPodAddresses: false)))
            .Select(same => same.Key);
    }

    /// <summary>Whether a selector means certain pods, by their labels. All others stay: new pods may come there, whatever is there now.</summary>
    static bool NamesPods(PolicyPeer.Pods peer) => !peer.PodLabels.IsEverything && !peer.PodLabels.HasExpressions
        && peer.PodLabels.Requirements.All(requirement => requirement is { Operator: LabelOperator.In, Values: [_] });

    /// <summary>A selector of a namespace by its name label as the namespace.</summary>
    static PolicyPeer.Pods Named(PolicyPeer.Pods peer) => peer.Namespace.Length == 0
        && peer.Namespaces.Requirements is [{ Key: NetworkNamespace.NameLabel, Operator: LabelOperator.In, Values: [var name] }]
            ? new PolicyPeer.Pods(name, LabelSelector.Everything, peer.PodLabels)
            : peer;

    static IEnumerable<NetworkExposure> Of(NetworkMap map, NetworkNode node, PolicyDirection direction, PolicyPeer.Pods[] patterns)
    {
        var connectivity = map.Connectivity;
        var isIsolated = connectivity.IsIsolated(node.Position, direction);
        NetworkExposure Found(ExposurePeer peer, ExposureConnections set, ExposureConnections own) => new(node.Party, direction, peer, set, own, isIsolated);
        var outside = direction == PolicyDirection.Ingress
            ? map.FromOutside(node).Select(edge => (edge.Source.Range, edge.Connections))
            : map.From(node).Where(edge => edge.Destination.Range is not null).Select(edge => (edge.Destination.Range, edge.Connections));
        foreach (var (range, set) in outside)
        {
            var connections = new ExposureConnections(set, []);
            yield return Found(new ExposurePeer(null, range), connections, connections);
        }

        var anyone = At(connectivity, node, direction, new(Connectivity.Anyone));
        if (!anyone.IsEmpty)
            yield return Found(new ExposurePeer(Connectivity.Anyone, null), anyone, anyone);
        foreach (var pattern in patterns)
        {
            var set = At(connectivity, node, direction, new(pattern));
            var own = At(connectivity, node, direction, new(pattern, ByName: true));
            if (!(set.Equals(anyone) && own.Equals(anyone)) && !(set.IsEmpty && own.IsEmpty))
                yield return Found(new ExposurePeer(pattern, null), set, own);
        }
    }

    static ExposureConnections At(Connectivity connectivity, NetworkNode node, PolicyDirection direction, NetworkEndpoint.OfStrangers strangers)
    {
        var position = connectivity.PositionOf(strangers);
        if (direction == PolicyDirection.Ingress)
            return new ExposureConnections(connectivity.Between(position, node.Position), []);
        var numbers = connectivity.Between(node.Position, position);
        return new ExposureConnections(numbers, Names(connectivity, node.Position, connectivity.Endpoints[position], numbers));
    }

    /// <summary>The names of ports that rules allow at the strangers: what they mean is known only where containers are.</summary>
    static ImmutableArray<string> Names(Connectivity connectivity, int source, NetworkEndpoint stranger, ConnectionSet numbers)
    {
        if (numbers.IsAll)
            return [];
        return
        [
            .. connectivity.Selecting(source, PolicyDirection.Egress)
                .Where(policy => policy.Tier == PolicyTier.Namespace)
                .SelectMany(policy => policy.Egress ?? [])
                .Where(rule => rule.HasNamedPorts && rule.Peers.Any(peer => stranger.IsIn(peer, matchPodAddresses: false)))
                .SelectMany(rule => rule.Ports.Where(port => port.Name.Length > 0))
                .Select(port => port.ToString())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
