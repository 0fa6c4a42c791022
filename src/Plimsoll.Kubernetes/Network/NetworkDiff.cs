using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>What two maps allow differently.</summary>
public static class NetworkDiff
{
    /// <summary>The changes, by source and destination; addresses are divided where either map divides them, and joined again.</summary>
    /// <param name="before">The one map.</param>
    /// <param name="after">The other.</param>
    public static ImmutableArray<NetworkChange> Between(NetworkMap before, NetworkMap after) => Between([.. before.Edges()], [.. after.Edges()]);

    /// <summary>The same of all networks: every pod has one primary network, so those are one; secondary ones are compared by name.</summary>
    /// <param name="before">The one state.</param>
    /// <param name="after">The other.</param>
    /// <param name="options">What the plugin decides.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The changes; <c>null</c> where a state has more than <see cref="NetworkLimits.MaxConnections"/>: a part of them compares to nothing.</returns>
    public static ImmutableArray<NetworkChange>? Between(
        NetworkState before, NetworkState after, ConnectivityOptions options, CancellationToken cancellation = default)
    {
        if (Edges(before, options, cancellation) is not { } old || Edges(after, options, cancellation) is not { } @new)
            return null;
        return
        [
            .. old.Keys.Union(@new.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(network =>
                Between(old.GetValueOrDefault(network, []), @new.GetValueOrDefault(network, [])).Select(change => change with { Network = network })),
        ];
    }

    static Dictionary<string, NetworkEdge[]>? Edges(NetworkState state, ConnectivityOptions options, CancellationToken cancellation)
    {
        (string Network, NetworkEdge Edge)[] edges =
        [
            .. NetworkView.Of(state).SelectMany(
                view => view.Edges(options, cancellation),
                (view, edge) => (view.Network.Kind == PodNetworkKind.Secondary ? view.Network.Name : "", edge)).Take(NetworkLimits.MaxConnections + 1),
        ];
        return edges.Length > NetworkLimits.MaxConnections ? null : edges
            .GroupBy(item => item.Network, item => item.Edge, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    static ImmutableArray<NetworkChange> Between(NetworkEdge[] old, NetworkEdge[] @new)
    {
        var parts = AddressBlock.Partition(old.Concat(@new)
            .SelectMany(edge => new[] { edge.Source.Range, edge.Destination.Range })
            .OfType<AddressRange>()
            .Distinct()
            .Select(range => new AddressBlock(range, [])));
        var sets = new Dictionary<(NetworkParty, NetworkParty), (ConnectionSet Before, ConnectionSet After)>();
        foreach (var edge in old.SelectMany(edge => Divided(edge, parts)))
            sets[(edge.Source, edge.Destination)] = (edge.Connections, ConnectionSet.None);
        foreach (var edge in @new.SelectMany(edge => Divided(edge, parts)))
        {
            var known = sets.GetValueOrDefault((edge.Source, edge.Destination)).Before ?? ConnectionSet.None;
            sets[(edge.Source, edge.Destination)] = (known, edge.Connections);
        }

        var changes = sets.Where(entry => entry.Value.Before != entry.Value.After)
            .Select(entry => new NetworkChange(entry.Key.Item1, entry.Key.Item2, entry.Value.Before, entry.Value.After));
        return [.. Joined(changes)
            .OrderBy(change => change.Source.ToString(), StringComparer.Ordinal)
            .ThenBy(change => change.Destination.ToString(), StringComparer.Ordinal)];
    }

    static IEnumerable<NetworkEdge> Divided(NetworkEdge edge, ImmutableArray<AddressRange> parts)
    {
        if (edge.Source.Range is { } source)
            return parts.Where(source.Covers).Select(part => edge with { Source = NetworkParty.Outside(part) });
        if (edge.Destination.Range is { } destination)
            return parts.Where(destination.Covers).Select(part => edge with { Destination = NetworkParty.Outside(part) });
        return [edge];
    }

    static IEnumerable<NetworkChange> Joined(IEnumerable<NetworkChange> changes)
    {
        NetworkChange? open = null;
        foreach (var change in changes
            .OrderBy(change => change.Source.Range is null ? change.Source.ToString() : "", StringComparer.Ordinal)
            .ThenBy(change => change.Destination.Range is null ? change.Destination.ToString() : "", StringComparer.Ordinal)
            .ThenBy(change => (change.Source.Range ?? change.Destination.Range)?.IsV6)
            .ThenBy(change => (change.Source.Range ?? change.Destination.Range)?.First))
        {
            if (open is not null && TryJoin(open, change) is { } joined)
            {
                open = joined;
                continue;
            }

            if (open is not null)
                yield return open;
            open = change;
        }

        if (open is not null)
            yield return open;
    }

    static NetworkChange? TryJoin(NetworkChange a, NetworkChange b)
    {
        if (a.Before != b.Before || a.After != b.After)
            return null;
        if (a.Destination == b.Destination && Join(a.Source.Range, b.Source.Range) is { } source)
            return a with { Source = source };
        return a.Source == b.Source && Join(a.Destination.Range, b.Destination.Range) is { } destination ? a with { Destination = destination } : null;
    }

    static NetworkParty? Join(AddressRange? a, AddressRange? b) =>
        a is { } first && b is { } second && first.IsV6 == second.IsV6 && first.Last != UInt128.MaxValue && first.Last + 1 == second.First
            ? NetworkParty.Outside(first with { Last = second.Last })
            : null;
}
