using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Network;

/// <summary>What the ingress controller may connect to: what is opened, as far as policies let pods of other namespaces in.</summary>
static class EntranceConnections
{
    /// <summary>The connections that Ingresses, Routes and Gateways open to a node's pods, whatever policies say.</summary>
    public static ConnectionSet Opened(NetworkState state, NetworkNode node) => Opening(state, node).Aggregate(
        ConnectionSet.None, (all, opened) => all.Union(opened.Set));

    /// <summary>The same, each with the object that opens it.</summary>
    public static IEnumerable<(Entrance Entrance, ConnectionSet Set)> Opening(NetworkState state, NetworkNode node)
    {
        foreach (var entrance in state.Entrances.Where(entrance => entrance.Namespace == node.Party.Namespace))
        {
            var set = ConnectionSet.None;
            foreach (var service in state.Services.Where(
                service => service.Object.Name == entrance.Service && service.Object.Namespace == entrance.Namespace))
            {
                foreach (var pod in node.Pods.Where(service.Selects))
                    set = entrance.OpenedAt(service).Aggregate(set, (all, port) => all.Union(port.At(pod.Ports)));
            }

            if (!set.IsEmpty)
                yield return (entrance, set);
        }
    }

    /// <summary>Entrances that lead nowhere, or to workloads that policies close.</summary>
    public static IEnumerable<NetworkIssue> Issues(Connectivity connectivity, ImmutableArray<NetworkNode> nodes)
    {
        var anyone = connectivity.PositionOf(new NetworkEndpoint.OfStrangers(Connectivity.Anyone));
        var reached = new HashSet<(ObjectReference, string)>();
        foreach (var node in nodes)
        {
            foreach (var (entrance, set) in Opening(connectivity.State, node))
            {
                reached.Add((entrance.Object, entrance.Service));
                if (set.Intersect(connectivity.Between(anyone, node.Position)).IsEmpty)
                {
                    yield return new NetworkIssue(
                        NetworkIssueKind.Unreachable, entrance.Object,
                        $"opens {node.Party} on {set}, but policies let no pod of another namespace in", entrance.Location);
                }
            }
        }

        foreach (var entrance in connectivity.State.Entrances.Where(entrance => !reached.Contains((entrance.Object, entrance.Service))))
        {
            yield return new NetworkIssue(
                NetworkIssueKind.Unreachable, entrance.Object,
                $"leads to Service {entrance.Namespace}/{entrance.Service}, behind which no workload of the manifests serves this port", entrance.Location);
        }
    }
}
