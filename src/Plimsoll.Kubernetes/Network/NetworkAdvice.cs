using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>What a person should look at: policies without effect, workloads without a policy.</summary>
public static class NetworkAdvice
{
    /// <summary>The advice, in the order of the manifests; what was wrong with the manifests themselves is in the state.</summary>
    /// <param name="map">The map.</param>
    public static ImmutableArray<NetworkIssue> Of(NetworkMap map) =>
    [
        .. map.Connectivity.State.Policies.SelectMany(policy => Of(policy, map.Connectivity)),
        .. map.Nodes.SelectMany(node => Of(node, map.Connectivity)),
        .. EntranceConnections.Issues(map.Connectivity, map.Nodes),
    ];

    static IEnumerable<NetworkIssue> Of(ConnectionPolicy policy, Connectivity connectivity)
    {
        var selected = connectivity.Index.HeldBy(policy.Subject).Select(position => connectivity.Endpoints[position]).OfType<NetworkEndpoint.OfPod>().ToArray();
        if (selected.Length == 0)
        {
            yield return new NetworkIssue(
                NetworkIssueKind.SelectsNothing, policy.Object, $"selects no workload of the manifests: {policy.Subject}", policy.Location);
        }

        foreach (var rule in policy.Ingress ?? [])
        {
            foreach (var port in rule.Ports.Where(port => selected.Length > 0 && !selected.Any(pod => Serves(pod, port))))
            {
                yield return new NetworkIssue(
                    NetworkIssueKind.UnknownPort, policy.Object, $"ingress rule {rule.Name} is about {port}, which no container of the selected pods names", rule.Location);
            }
        }

        foreach (var rule in policy.Egress ?? [])
        {
            var peers = rule.Peers.SelectMany(connectivity.Index.HeldBy).Distinct().Select(position => connectivity.Endpoints[position]).ToArray();
            foreach (var port in rule.Ports.Where(port => port.Name.Length > 0 && peers.Length > 0 && !peers.Any(peer => Serves(peer, port))))
            {
                yield return new NetworkIssue(
                    NetworkIssueKind.UnknownPort, policy.Object,
                    $"egress rule {rule.Name} names port {port}, which no container of its peers has; an address has no named ports", rule.Location);
            }
        }
    }

    static IEnumerable<NetworkIssue> Of(NetworkNode node, Connectivity connectivity)
    {
        PolicyDirection[] open = [.. Enum.GetValues<PolicyDirection>().Where(direction => !connectivity.IsIsolated(node.Position, direction))];
        if (open.Length == 0)
            yield break;
        var pod = node.Pods[0];
        yield return new NetworkIssue(
            NetworkIssueKind.NotIsolated,
            new(pod.OwnerKind == "Pod" ? "v1" : "", pod.OwnerKind, pod.Namespace, pod.Owner),
            $"no NetworkPolicy isolates it for {string.Join(" and ", open.Select(direction => direction.ToString().ToLowerInvariant()))}",
            pod.Location);
        if (pod.IsOnHostNetwork)
        {
            yield return new NetworkIssue(
                NetworkIssueKind.Undefined,
                new("", pod.OwnerKind, pod.Namespace, pod.Owner),
                "is on its node's network: most network plugins do not apply policies to it", pod.Location);
        }
    }

    /// <summary>Whether containers of the endpoint name the port; pods that name no port at all may serve any number.</summary>
    static bool Serves(NetworkEndpoint endpoint, PolicyPort port)
    {
        var served = endpoint.Ports.Entries;
        if (port.Name.Length > 0)
            return !port.At(endpoint.Ports).IsEmpty;
        return served.IsEmpty || served.Any(one => one.Protocol == port.Protocol && port.Ports.Contains(one.Number));
    }
}
