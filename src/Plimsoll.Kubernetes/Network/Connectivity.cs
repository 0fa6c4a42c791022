using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Who may connect to whom, by the policies of a state. Not thread safe.</summary>
/// <remarks>
/// Pods with the same namespace, labels and ports are one endpoint; pods that the same policies select share one row. A connection needs both
/// sides: what the source may send and what the destination may receive. Replies are always allowed, and a pod always reaches itself.
/// </remarks>
public sealed class Connectivity
{
    readonly ConnectivityOptions _options;
    readonly ConnectionTable _table = new();
    readonly Dictionary<NetworkPod, int> _positions = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<NetworkEndpoint, int> _others = [];
    readonly ConnectionRow[][] _rows;
    readonly ImmutableArray<ConnectionPolicy>[][] _selecting;

    /// <param name="state">The state.</param>
    /// <param name="options">What the plugin decides.</param>
    /// <param name="strangers">Pods that are in no manifest, by what is known of them; each also by name only.</param>
    public Connectivity(NetworkState state, ConnectivityOptions options, IEnumerable<PolicyPeer.Pods>? strangers = null)
    {
        (State, _options) = (state, options);
        Endpoints = FindEndpoints(strangers ?? []);
        Index = new EndpointIndex(Endpoints, options.MatchPodAddresses);
        _selecting = [Selecting(PolicyDirection.Ingress), Selecting(PolicyDirection.Egress)];
        _rows = [Rows(PolicyDirection.Ingress), Rows(PolicyDirection.Egress)];
    }

    /// <summary>A pod of which nothing is known: in any namespace, with any labels. Its endpoint is always there.</summary>
    public static PolicyPeer.Pods Anyone { get; } = new("", LabelSelector.Everything, LabelSelector.Everything);

    /// <summary>The state.</summary>
    public NetworkState State { get; }

    /// <summary>The endpoints: pods, of equal ones the first; then addresses; then strangers.</summary>
    public ImmutableArray<NetworkEndpoint> Endpoints { get; }

    /// <summary>The answers of selectors.</summary>
    internal EndpointIndex Index { get; }

    /// <summary>The place of a pod's endpoint in <see cref="Endpoints"/>.</summary>
    /// <param name="pod">A pod of the state.</param>
    public int PositionOf(NetworkPod pod) => _positions[pod];

    /// <summary>The place of an endpoint that is no pod; -1 where there is none such.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public int PositionOf(NetworkEndpoint endpoint) => endpoint is NetworkEndpoint.OfPod { Pod: var pod } ? _positions[pod] : _others.GetValueOrDefault(endpoint, -1);

    /// <summary>What one endpoint may connect to at another, by the policies.</summary>
    /// <param name="source">The place of the source.</param>
    /// <param name="destination">The place of the destination.</param>
    public ConnectionSet Between(int source, int destination) => _table[NumberBetween(source, destination)];

    /// <summary>What one pod may connect to at another.</summary>
    /// <param name="source">The source, a pod of the state.</param>
    /// <param name="destination">The destination, a pod of the state.</param>
    public ConnectionSet Between(NetworkPod source, NetworkPod destination) =>
        ReferenceEquals(source, destination) ? ConnectionSet.All : Between(_positions[source], _positions[destination]);

    /// <summary>The policies that select an endpoint for a direction, in the order in which they are asked.</summary>
    /// <param name="position">The place of the endpoint.</param>
    /// <param name="direction">The direction.</param>
    public ImmutableArray<ConnectionPolicy> Selecting(int position, PolicyDirection direction) => _selecting[(int)direction][position];

    /// <summary>Whether policies of a namespace isolate an endpoint in a direction.</summary>
    /// <param name="position">The place of the endpoint.</param>
    /// <param name="direction">The direction.</param>
    public bool IsIsolated(int position, PolicyDirection direction) =>
        Selecting(position, direction).Any(policy => policy.Tier == PolicyTier.Namespace);

    /// <summary>The number of what may be connected to: 0 is nothing.</summary>
    internal int NumberBetween(int source, int destination)
    {
        var sent = _rows[(int)PolicyDirection.Egress][source][destination];
        return sent == ConnectionTable.None ? sent : _table.Intersect(sent, _rows[(int)PolicyDirection.Ingress][destination][source]);
    }

    /// <summary>The set of a number.</summary>
    internal ConnectionSet SetOf(int number) => _table[number];

    /// <summary>The row of an endpoint, for comparing: the same object for all that the same policies select.</summary>
    internal ConnectionRow RowOf(int position, PolicyDirection direction) => _rows[(int)direction][position];

    ImmutableArray<NetworkEndpoint> FindEndpoints(IEnumerable<PolicyPeer.Pods> strangers)
    {
        var endpoints = ImmutableArray.CreateBuilder<NetworkEndpoint>();
        var known = new Dictionary<(string, LabelSet, NamedPorts, string), int>();
        foreach (var pod in State.Pods)
        {
            var addresses = _options.MatchPodAddresses ? string.Join(',', pod.Addresses) : "";
            var key = (pod.Namespace, pod.Labels, pod.Ports, addresses);
            if (!known.TryGetValue(key, out var position))
            {
                known[key] = position = endpoints.Count;
                endpoints.Add(new NetworkEndpoint.OfPod(pod, State.LabelsOf(pod.Namespace)));
            }

            _positions[pod] = position;
        }

        IEnumerable<NetworkEndpoint> others =
        [
            .. AddressBlock.Partition(Peers().OfType<PolicyPeer.Addresses>().Select(peer => peer.Block)).Select(range => new NetworkEndpoint.OfAddresses(range)),
            .. strangers.Prepend(Anyone).SelectMany(pattern => new[] { new NetworkEndpoint.OfStrangers(pattern), new(pattern, ByName: true) }),
        ];
        foreach (var other in others)
        {
            if (_others.TryAdd(other, endpoints.Count))
                endpoints.Add(other);
        }

        return endpoints.ToImmutable();
    }

    IEnumerable<PolicyPeer> Peers() => State.Policies
        .SelectMany(policy => (policy.Ingress ?? []).Concat(policy.Egress ?? []))
        .SelectMany(rule => rule.Peers);

    ImmutableArray<ConnectionPolicy>[] Selecting(PolicyDirection direction)
    {
        var lists = new List<ConnectionPolicy>?[Endpoints.Length];
        foreach (var policy in State.Policies
            .Where(policy => policy.Rules(direction) is not null)
            .OrderBy(policy => policy.Tier)
            .ThenBy(policy => policy.Priority)
            .ThenBy(policy => policy.Object.Name, StringComparer.Ordinal))
        {
            foreach (var position in Index.HeldBy(policy.Subject))
            {
                if (Endpoints[position] is NetworkEndpoint.OfPod)
                    (lists[position] ??= []).Add(policy);
            }
        }

        return [.. lists.Select(list => list is null ? [] : list.ToImmutableArray())];
    }

    ConnectionRow[] Rows(PolicyDirection direction)
    {
        var building = new RowBuilding(Endpoints, Index, _table);
        var known = new Dictionary<RowKey, ConnectionRow>();
        var rows = new ConnectionRow[Endpoints.Length];
        for (var position = 0; position < rows.Length; position++)
        {
            var policies = Selecting(position, direction);
            var named = direction == PolicyDirection.Ingress
                && policies.Any(policy => policy.Ingress!.Value.Any(rule => rule.HasNamedPorts)); // It has rules for the direction.
            var key = new RowKey(policies, named ? Endpoints[position].Ports : NamedPorts.None);
            if (!known.TryGetValue(key, out var row))
                known[key] = row = building.Build(policies, direction, key.Ports);
            rows[position] = row;
        }

        return rows;
    }

    /// <summary>What decides a row.</summary>
    readonly struct RowKey(ImmutableArray<ConnectionPolicy> policies, NamedPorts ports) : IEquatable<RowKey>
    {
        readonly ImmutableArray<ConnectionPolicy> _policies = policies;

        public NamedPorts Ports { get; } = ports;

        public bool Equals(RowKey other)
        {
            if (_policies.Length != other._policies.Length || !Ports.Equals(other.Ports))
                return false;
            for (var position = 0; position < _policies.Length; position++)
            {
                if (!ReferenceEquals(_policies[position], other._policies[position]))
                    return false;
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var policy in _policies)
                hash.Add(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(policy));
            return hash.ToHashCode();
        }
    }
}
