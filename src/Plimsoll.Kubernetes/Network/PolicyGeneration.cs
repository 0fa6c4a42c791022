using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;
using static Plimsoll.Kubernetes.Objects.NodeMaking;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Writes the least NetworkPolicies for connections: one for each workload, and one for each namespace that denies the rest.</summary>
public static class PolicyGeneration
{
    static readonly SourceLocation Place = new("generated", 0, 0);

    /// <summary>Labels that controllers give and change: a policy that names them holds until the next rollout.</summary>
    static readonly FrozenSet<string> GivenLabels = FrozenSet.Create(
        StringComparer.Ordinal,
        "pod-template-hash", "pod-template-generation", "controller-revision-hash", "controller-uid", "batch.kubernetes.io/controller-uid",
        "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index");

    /// <summary>The policies as manifests.</summary>
    /// <param name="state">The state; policies in it are not looked at.</param>
    /// <param name="required">What must be allowed.</param>
    /// <param name="options">What else.</param>
    public static ImmutableArray<MappingNode> Of(NetworkState state, ImmutableArray<RequiredConnection> required, GenerationOptions options)
    {
        var policies = ImmutableArray.CreateBuilder<MappingNode>();
        // Pods of one namespace with the same labels cannot be told apart by a policy.
        foreach (var group in state.Pods
            .GroupBy(pod => (pod.Namespace, Labels: Kept(pod.Labels)))
            .OrderBy(group => group.Key.Namespace, StringComparer.Ordinal).ThenBy(group => group.First().Owner, StringComparer.Ordinal))
        {
            bool IsOne(NetworkPod? pod) => pod is not null && pod.Namespace == group.Key.Namespace && Kept(pod.Labels).Equals(group.Key.Labels);
            var ingress = required.Where(one => IsOne(one.Destination)).Select(one => (Peer: Source(one, group.Key.Namespace), one.Connections));
            var egress = required.Where(one => IsOne(one.Source)).Select(one => (Peer: Destination(one, group.Key.Namespace), one.Connections)).ToList();
            if (egress.Count > 0 && options.DnsPort > 0)
                egress.Add((Pods(null, Mapping([], Place), null), ConnectionSet.Of(NetworkProtocol.Udp, PortSet.Of(options.DnsPort, options.DnsPort))));
            var (received, sent) = (Rules(ingress, "from"), Rules(egress, "to"));
            // What the policy that denies the rest says already is not said again; where a Service leads somewhere, its place is kept.
            if (!received.IsEmpty || !sent.IsEmpty || (!group.Key.Labels.Equals(LabelSet.Empty) && group.Any(pod => state.Services.Any(service => service.Selects(pod)))))
                policies.Add(Policy($"{group.First().Owner}-netpol", group.Key.Namespace, Selector(group.Key.Labels), received, sent));
        }

        foreach (var name in state.Pods.Select(pod => pod.Namespace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            policies.Add(Policy($"default-deny-in-namespace-{name}", name, Mapping([], Place), [], []));
        return policies.ToImmutable();
    }

    /// <summary>Pods that need connections and have no labels by which a policy could select them: the policy for them is one for their whole namespace.</summary>
    /// <param name="state">The state.</param>
    /// <param name="required">What must be allowed.</param>
    public static ImmutableArray<NetworkPod> Unlabelled(NetworkState state, ImmutableArray<RequiredConnection> required) =>
        [.. state.Pods.Where(pod => Kept(pod.Labels).Equals(LabelSet.Empty) && required.Any(one => one.Source == pod || one.Destination == pod))];

    static LabelSet Kept(LabelSet labels) => LabelSet.Of(labels.Entries.Where(label => !GivenLabels.Contains(label.Key)));

    static MappingNode? Source(RequiredConnection one, string @namespace) => one.Source is { } pod
        ? Peer(pod, @namespace)
        : one.IsFromCluster ? Pods(null, Mapping([], Place), null) : Block(one.Address);

    static MappingNode? Destination(RequiredConnection one, string @namespace) =>
        one.Destination is { } pod ? Peer(pod, @namespace) : Block(one.Address);

    /// <summary>Everybody where there is no address.</summary>
    static MappingNode? Block(AddressRange? address) => address is { } known
        ? Map(("ipBlock", Map(("cidr", Text($"{known}{(known.IsV6 ? "/128" : "/32")}", Place)))))
        : null;

    static MappingNode Peer(NetworkPod pod, string @namespace) => pod.Namespace == @namespace
        ? Map(("podSelector", Selector(Kept(pod.Labels))))
        : Pods(pod.Namespace, null, Selector(Kept(pod.Labels)));

    static MappingNode Pods(string? name, MappingNode? namespaces, MappingNode? pods)
    {
        var selected = name is null ? namespaces! : Selector(LabelSet.Of([new(NetworkNamespace.NameLabel, name)])); // One of the two is given.
        return pods is null ? Map(("namespaceSelector", selected)) : Map(("namespaceSelector", selected), ("podSelector", pods));
    }

    static MappingNode Selector(LabelSet labels) => labels.Entries.IsEmpty
        ? Mapping([], Place)
        : Map(("matchLabels", Map([.. labels.Entries.Select(label => (label.Key, (ObjectNode)Text(label.Value, Place)))])));

    /// <summary>One rule for each set of ports.</summary>
    static ImmutableArray<ObjectNode> Rules(IEnumerable<(MappingNode? Peer, ConnectionSet Set)> needed, string side)
    {
        var rules = ImmutableArray.CreateBuilder<ObjectNode>();
        foreach (var group in needed
            .GroupBy(one => one.Peer is null ? "" : YamlOutput.Write(one.Peer), StringComparer.Ordinal)
            .Select(peer => (peer.First().Peer, Set: peer.Aggregate(ConnectionSet.None, (all, one) => all.Union(one.Set))))
            .GroupBy(one => (one.Set, one.Peer is null))
            .OrderBy(group => group.Key.Set.ToString(), StringComparer.Ordinal))
        {
            var fields = new List<(string, ObjectNode)>();
            if (!group.Key.Item2)
                fields.Add((side, Sequence([.. group.Select(one => one.Peer!)], Place))); // Those without are a group of their own.
            if (!group.Key.Set.IsAll)
                fields.Add(("ports", Sequence([.. Enum.GetValues<NetworkProtocol>().SelectMany(protocol => Ports(protocol, group.Key.Set.Of(protocol)))], Place)));
            rules.Add(Map([.. fields]));
        }

        return rules.ToImmutable();
    }

    static IEnumerable<ObjectNode> Ports(NetworkProtocol protocol, PortSet ports)
    {
        var name = Text(protocol.ToString().ToUpperInvariant(), Place);
        if (ports.IsAll)
            return [Map(("protocol", name))];
        return ports.Ranges.Select(range => range.First == range.Last
            ? Map(("protocol", name), ("port", Integer(range.First, Place)))
            : Map(("protocol", name), ("port", Integer(range.First, Place)), ("endPort", Integer(range.Last, Place))));
    }

    static MappingNode Policy(
        string name, string @namespace, MappingNode selector, ImmutableArray<ObjectNode> ingress, ImmutableArray<ObjectNode> egress)
    {
        var spec = new List<(string, ObjectNode)>
        {
            ("podSelector", selector),
            ("policyTypes", Sequence([Text("Ingress", Place), Text("Egress", Place)], Place)),
        };
        if (!ingress.IsEmpty)
            spec.Add(("ingress", Sequence(ingress, Place)));
        if (!egress.IsEmpty)
            spec.Add(("egress", Sequence(egress, Place)));
        return Map(
            ("apiVersion", Text("networking.k8s.io/v1", Place)),
            ("kind", Text("NetworkPolicy", Place)),
            ("metadata", Map(("name", Text(name, Place)), ("namespace", Text(@namespace, Place)))),
            ("spec", Map([.. spec])));
    }

    static MappingNode Map(params (string Key, ObjectNode Value)[] fields) =>
        Mapping([.. fields.Select(field => new MappingEntry(field.Key, 0, 0, field.Value))], Place);
}
