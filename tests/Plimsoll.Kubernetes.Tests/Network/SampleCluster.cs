using CsCheck;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Any small cluster, as a model of its own and as manifests.</summary>
sealed record SampleCluster(SamplePod[] Pods, SamplePolicy[] Policies)
{
    /// <summary>Labels of the namespaces, by their place; each has its name too.</summary>
    public static readonly Dictionary<string, string>[] NamespaceLabels =
    [
        new(StringComparer.Ordinal) { ["a"] = "u", ["kubernetes.io/metadata.name"] = "one" },
        new(StringComparer.Ordinal) { ["b"] = "v", ["kubernetes.io/metadata.name"] = "two" },
    ];

    static readonly Gen<string> Key = OneOf("a", "b");
    static readonly Gen<string> Value = OneOf("u", "v");
    static readonly Gen<string> Protocol = OneOf("TCP", "UDP", "SCTP");
    static readonly Gen<int> Place = Gen.Int[0, 1];

    static readonly Gen<SampleRequirement[]> Selector = Gen.Select(Key, OneOf("In", "NotIn", "Exists", "DoesNotExist"), Value.Array[1, 2])
        .Select((key, comparison, values) => new SampleRequirement(key, comparison, comparison.EndsWith("In", StringComparison.Ordinal) ? values : []))
        .Array[0, 2];

    static readonly Gen<SamplePeer> PodPeer = Gen.Select(Gen.OneOf(Selector.Select(selector => (SampleRequirement[]?)selector), Gen.Const((SampleRequirement[]?)null)), Selector)
        .Select((namespaces, pods) => new SamplePeer(namespaces, pods, "", []));

    static readonly Gen<SamplePeer> Block = OneOf<SamplePeer>(
        new(null, [], "10.0.0.0/8", []), new(null, [], "10.0.0.0/8", ["10.0.0.0/9"]), new(null, [], "0.0.0.0/0", ["10.0.0.2/32", "10.128.0.0/9"]),
        new(null, [], "10.0.0.1/32", []), new(null, [], "10.200.0.0/16", []));

    static readonly Gen<SamplePort> Port = Gen.Frequency(
        (2, Gen.Select(Protocol, Gen.Int[79, 82], Gen.Int[0, 2]).Select((protocol, first, more) => new SamplePort(protocol, first, first + more, ""))),
        (1, Protocol.Select(protocol => new SamplePort(protocol, 1, 65_535, ""))),
        (1, Gen.Select(Protocol, OneOf("http", "dns")).Select((protocol, name) => new SamplePort(protocol, 0, 0, name))));

    static readonly Gen<SampleRule> NamespaceRule = Gen.Select(Gen.Frequency((3, PodPeer), (1, Block)).Array[0, 2], Port.Array[0, 2])
        .Select((peers, ports) => new SampleRule("Allow", peers, ports));

    static readonly Gen<SampleRule> AdminRule = Gen.Select(
            OneOf("Allow", "Deny", "Pass"), PodPeer.Array[1, 2], Port.Where(port => port.Name.Length == 0).Array[0, 2])
        .Select((action, peers, ports) => new SampleRule(action, [.. peers.Select(peer => peer with { Namespaces = peer.Namespaces ?? [] })], ports));

    static readonly Gen<SamplePolicy> NamespacePolicy = Gen.Select(
            Place, Selector, OneOf("", "Ingress", "Egress", "Ingress, Egress"), NamespaceRule.Array[0, 2], NamespaceRule.Array[0, 2])
        .Select((place, subject, types, ingress, egress) => new SamplePolicy("NetworkPolicy", place, new(null, subject, "", []), types, ingress, egress));

    static readonly Gen<SamplePolicy> AdminPolicy = Gen.Select(
            OneOf("AdminNetworkPolicy", "Admin", "Baseline"), PodPeer, AdminRule.Array[0, 3], AdminRule.Array[0, 3])
        .Select((kind, subject, ingress, egress) =>
            new SamplePolicy(kind, 0, subject with { Namespaces = subject.Namespaces ?? [] }, "", ingress, egress));

    static readonly Gen<SamplePolicy> DefaultPolicy = Gen.Select(PodPeer, AdminRule.Array[0, 2], AdminRule.Array[0, 2])
        .Select((subject, ingress, egress) => new SamplePolicy(
            "BaselineAdminNetworkPolicy", 0, subject with { Namespaces = subject.Namespaces ?? [] }, "",
            [.. ingress.Where(rule => rule.Action != "Pass")], [.. egress.Where(rule => rule.Action != "Pass")]));

    static readonly Gen<SamplePod> Pod = Gen.Select(
            Place, OneOf("", "u", "v"), OneOf("", "u", "v"),
            Gen.Select(OneOf("http", "dns"), Protocol, Gen.Int[79, 82]).Array[0, 2])
        .Select((place, a, b, ports) => new SamplePod(place, Labels(a, b), [.. ports.DistinctBy(port => port.Item1)]));

    /// <summary>Up to four pods with up to four policies of a namespace and up to three of the administrator.</summary>
    public static Gen<SampleCluster> Any { get; } = Gen.Select(Pod.Array[2, 4], NamespacePolicy.Array[0, 4], AdminPolicy.Array[0, 2], DefaultPolicy.Array[0, 1])
        .Select((pods, policies, admin, last) => new SampleCluster(pods, [.. policies, .. admin, .. last]));

    /// <summary>The manifests, each a document.</summary>
    public string[] Documents =>
    [
        "{ apiVersion: v1, kind: Namespace, metadata: { name: one, labels: { a: u } } }",
        "{ apiVersion: v1, kind: Namespace, metadata: { name: two, labels: { b: v } } }",
        .. Pods.Select((pod, place) => pod.Yaml(place)),
        .. Policies.Select((policy, place) => policy.Yaml(place)),
    ];

    /// <summary>Documents as one stream.</summary>
    public static string Stream(IEnumerable<string> documents) => string.Join("\n---\n", documents);

    static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);

    static Dictionary<string, string> Labels(string a, string b) =>
        new[] { ("a", a), ("b", b) }.Where(label => label.Item2.Length > 0).ToDictionary(label => label.Item1, label => label.Item2, StringComparer.Ordinal);
}
