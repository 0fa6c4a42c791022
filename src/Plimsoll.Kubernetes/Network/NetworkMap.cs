using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>The connections between workloads, with the outside, and from the ingress controller.</summary>
public sealed class NetworkMap
{
    readonly ILookup<int, NetworkNode> _nodesAt;
    readonly ImmutableArray<int> _outside;

    /// <param name="connectivity">Who may connect to whom.</param>
    public NetworkMap(Connectivity connectivity)
    {
        Connectivity = connectivity;
        Nodes = NodeFinding.Find(connectivity);
        _nodesAt = Nodes.ToLookup(node => node.Position);
        _outside = [.. Enumerable.Range(0, connectivity.Endpoints.Length)
            .Where(position => connectivity.Endpoints[position] is NetworkEndpoint.OfAddresses)];
    }

    /// <summary>The workloads, by name.</summary>
    public ImmutableArray<NetworkNode> Nodes { get; }

    /// <summary>Who may connect to whom.</summary>
    public Connectivity Connectivity { get; }

    /// <summary>Every allowed connection, by source: workloads, then from the outside, then from the ingress controller.</summary>
    /// <param name="cancellation">Stops the search: there may be as many as the square of the workloads.</param>
    public IEnumerable<NetworkEdge> Edges(CancellationToken cancellation = default) => new Func<NetworkNode, IEnumerable<NetworkEdge>>[] { From, FromOutside, FromEntrances }
        .SelectMany(_ => Nodes, (edges, node) => (Edges: edges, Node: node))
        .SelectMany(part =>
        {
            cancellation.ThrowIfCancellationRequested();
            return part.Edges(part.Node);
        });

    /// <summary>Where one workload may connect to: workloads, then the outside.</summary>
    /// <param name="source">The workload.</param>
    public IEnumerable<NetworkEdge> From(NetworkNode source)
    {
        var row = Connectivity.RowOf(source.Position, PolicyDirection.Egress);
        // Where most is denied only the exceptions are looked at.
        var candidates = row is { Default: ConnectionTable.None, Others: { } others }
            ? others.Keys.Order().SelectMany(position => _nodesAt[position]).OrderBy(node => node.Party.ToString(), StringComparer.Ordinal)
            : Nodes.AsEnumerable();
        foreach (var destination in candidates)
        {
            var number = Connectivity.NumberBetween(source.Position, destination.Position);
            if (number != ConnectionTable.None && !ReferenceEquals(source, destination))
                yield return new NetworkEdge(source.Party, destination.Party, Connectivity.SetOf(number));
        }

        foreach (var (range, set) in Merged(position => Connectivity.NumberBetween(source.Position, position)))
            yield return new NetworkEdge(source.Party, NetworkParty.Outside(range), set);
    }

    /// <summary>From where outside of the cluster a workload may be connected to.</summary>
    /// <param name="destination">The workload.</param>
    public IEnumerable<NetworkEdge> FromOutside(NetworkNode destination) =>
        Merged(position => Connectivity.NumberBetween(position, destination.Position))
            .Select(found => new NetworkEdge(NetworkParty.Outside(found.Range), destination.Party, found.Set));

    /// <summary>What the ingress controller may connect to at a workload.</summary>
    /// <param name="destination">The workload.</param>
    public IEnumerable<NetworkEdge> FromEntrances(NetworkNode destination)
    {
        var opened = EntranceConnections.Opened(Connectivity.State, destination);
        var anyone = Connectivity.PositionOf(new NetworkEndpoint.OfStrangers(Connectivity.Anyone));
        var set = opened.IsEmpty ? opened : opened.Intersect(Connectivity.Between(anyone, destination.Position));
        return set.IsEmpty ? [] : [new NetworkEdge(NetworkParty.IngressController, destination.Party, set)];
    }

    /// <summary>The nodes that a person means by a name.</summary>
    /// <param name="name">A workload's name, with or without its namespace.</param>
    public IEnumerable<NetworkNode> Named(string name) => Nodes.Where(node => node.Party.IsNamed(name) || node.Pods.Any(
        pod => pod.Name == name || $"{pod.Namespace}/{pod.Name}" == name));

    /// <summary>The addresses with something allowed, ranges next to each other with the same connections as one.</summary>
    IEnumerable<(AddressRange Range, ConnectionSet Set)> Merged(Func<int, int> numberAt)
    {
        (AddressRange Range, int Number)? open = null;
        foreach (var position in _outside)
        {
            var range = ((NetworkEndpoint.OfAddresses)Connectivity.Endpoints[position]).Range;
            var number = numberAt(position);
            if (open is { } last && last.Number == number && last.Range.IsV6 == range.IsV6)
            {
                open = (last.Range with { Last = range.Last }, number);
                continue;
            }

            if (open is { Number: not ConnectionTable.None } done)
                yield return (done.Range, Connectivity.SetOf(done.Number));
            open = (range, number);
        }

        if (open is { Number: not ConnectionTable.None } rest)
            yield return (rest.Range, Connectivity.SetOf(rest.Number));
    }
}
