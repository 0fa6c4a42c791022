using CsCheck;

namespace Plimsoll.Kubernetes.Network;

public sealed class ConnectivityTests
{
    const int Clusters = 1_500;

    static readonly int[] Ports = [78, 79, 80, 81, 82, 83, 84, 85];

    static readonly string[] Addresses = ["9.9.9.9", "10.0.0.250", "10.127.0.1", "10.128.0.1", "10.200.1.1", "255.255.255.255"];

    static readonly string Pods = NetworkSample.Pod("a", "app: a, zone: z") + NetworkSample.Pod("b", "app: b", ", ports: [{ name: http, containerPort: 8080 }]")
        + NetworkSample.Pod("c", "other: c");

    [Fact]
    public async Task Without_policies_everything_is_allowed() => Assert.Equal("all", await BetweenAsync("a", "b", ""));

    [Theory]
    [InlineData("{ key: app, operator: In, values: [a] }", "all", "none")]
    [InlineData("{ key: app, operator: NotIn, values: [a] }", "none", "all")]
    [InlineData("{ key: app, operator: Exists }", "all", "none")]
    [InlineData("{ key: app, operator: DoesNotExist }", "none", "all")]
    public async Task Operators_hold_for_absent_labels(string expression, string fromLabelled, string fromUnlabelled)
    {
        var policy = NetworkSample.Policy(
            "p", $$"""{ podSelector: { matchLabels: { app: b } }, ingress: [{ from: [{ podSelector: { matchExpressions: [{{expression}}] } }] }] }""");

        Assert.Equal((fromLabelled, fromUnlabelled), (await BetweenAsync("a", "b", policy), await BetweenAsync("c", "b", policy)));
    }

    [Fact]
    public async Task Rules_of_several_policies_add_up_and_named_ports_are_the_destinations()
    {
        var policies = NetworkSample.Policy("p", "{ podSelector: {}, policyTypes: [Ingress], ingress: [{ ports: [{ port: http }] }] }")
            + NetworkSample.Policy("q", "{ podSelector: {}, ingress: [{ ports: [{ port: 90, endPort: 92, protocol: SCTP }] }] }");

        Assert.Equal("SCTP 90-92; TCP 8080", await BetweenAsync("a", "b", policies));
        Assert.Equal("SCTP 90-92", await BetweenAsync("b", "a", policies));
    }

    [Fact]
    public async Task Tiers_are_asked_in_order_and_a_pass_leaves_it_to_the_next()
    {
        var admin = """
            apiVersion: policy.networking.k8s.io/v1alpha2
            kind: ClusterNetworkPolicy
            metadata: { name: first }
            spec:
              tier: Admin
              priority: 1
              subject: { namespaces: {} }
              ingress:
                - { name: pass-80, action: Pass, from: [{ namespaces: {} }], protocols: [{ tcp: { destinationPort: { number: 80 } } }] }
                - { name: deny, action: Deny, from: [{ namespaces: {} }] }
            ---

            """;

        Assert.Equal("TCP 80", await BetweenAsync("a", "b", admin));
        Assert.Equal("none", await BetweenAsync("a", "b", admin + NetworkSample.Policy("p", "{ podSelector: {} }")));
    }

    [Fact]
    public async Task Blocks_divide_the_outside_in_both_families()
    {
        var map = await NetworkSample.MapAsync(Pods + NetworkSample.Policy(
            "p", "{ podSelector: { matchLabels: { app: a } }, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }, { ipBlock: { cidr: \"fd00::/8\" } }] }] }"));

        Assert.Equal(
            ["10.0.0.0-10.0.255.255", "10.2.0.0-10.255.255.255", "fd00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
            map.FromOutside(map.Named("a").Single()).Select(edge => edge.Source.Name));
    }

    [Fact]
    public async Task A_policy_never_adds_a_connection_to_a_pod_that_it_does_not_select()
    {
        string[] selectors = ["{}", "{ matchLabels: { app: a } }", "{ matchExpressions: [{ key: app, operator: NotIn, values: [b] }] }", "{ matchLabels: { zone: z } }"];
        foreach (var subject in selectors)
        {
            foreach (var peer in selectors)
            {
                var before = NetworkSample.Policy("p", "{ podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{ ports: [{ port: 1 }] }], egress: [{}] }");
                var more = NetworkSample.Policy("q", $$"""{ podSelector: {{subject}}, ingress: [{ from: [{ podSelector: {{peer}} }] }] }""");
                var (old, @new) = (await NetworkSample.MapAsync(Pods + before), await NetworkSample.MapAsync(Pods + before + more));
                foreach (var change in NetworkDiff.Between(old, @new))
                {
                    var node = Assert.Single(@new.Nodes, node => node.Party == change.Destination);
                    Assert.Contains(@new.Connectivity.Selecting(node.Position, PolicyDirection.Ingress), policy => policy.Object.Name == "q");
                }
            }
        }
    }

    [Fact]
    public async Task Explanations_say_the_same_as_the_map()
    {
        var map = await NetworkSample.MapAsync(Pods + NetworkSample.Policy(
            "p", "{ podSelector: { matchLabels: { app: b } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: a } } }], ports: [{ port: http }] }] }"));
        for (var source = 0; source < map.Connectivity.Endpoints.Length; source++)
        {
            for (var destination = 0; destination < map.Connectivity.Endpoints.Length; destination++)
            {
                var parts = ConnectionExplanation.Of(map.Connectivity, source, destination);
                var allowed = parts.Where(part => part.IsAllowed).Aggregate(ConnectionSet.None, (all, part) => all.Union(part.Connections));
                Assert.Equal(map.Connectivity.Between(source, destination), allowed);
            }
        }
    }

    static async Task<string> BetweenAsync(string source, string destination, string policies)
    {
        var map = await NetworkSample.MapAsync(Pods + policies);
        Assert.Empty(map.Connectivity.State.Issues);
        return map.Connectivity.Between(map.Named(source).Single().Pods[0], map.Named(destination).Single().Pods[0]).ToString();
    }

    [Fact]
    public async Task The_engine_says_of_every_pair_and_port_what_the_semantics_say() => await SampleCluster.Any.SampleAsync(async cluster =>
    {
        var map = await NetworkSample.MapAsync(SampleCluster.Stream(cluster.Documents), matchPodAddresses: true);
        var direct = new DirectJudgement(cluster);
        Assert.Empty(map.Connectivity.State.Issues.Where(issue => issue.Kind == NetworkIssueKind.Invalid));
        for (var source = 0; source < cluster.Pods.Length; source++)
        {
            for (var destination = 0; destination < cluster.Pods.Length; destination++)
                AssertSame(direct, map.Connectivity.Between(Pod(map, source), Pod(map, destination)), source, destination, "");
            foreach (var address in Addresses)
            {
                var outside = Position(map, address);
                AssertSame(direct, map.Connectivity.Between(map.Connectivity.PositionOf(Pod(map, source)), outside), source, null, address);
                AssertSame(direct, map.Connectivity.Between(outside, map.Connectivity.PositionOf(Pod(map, source))), null, source, address);
            }
        }
    }, iter: Clusters, print: cluster => SampleCluster.Stream(cluster.Documents));

    [Fact]
    public async Task The_order_of_documents_does_not_matter() => await Gen.Select(SampleCluster.Any, Gen.Int[0, 1_000]).SampleAsync(async (cluster, seed) =>
    {
        var shuffled = cluster.Documents.Select((document, place) => (document, place)).OrderBy(one => (one.place + 1) * (seed + 7) % 101).Select(one => one.document);

        Assert.Equal(await EdgesAsync(cluster.Documents), await EdgesAsync(shuffled));
    }, iter: Clusters / 3, print: one => SampleCluster.Stream(one.Item1.Documents));

    [Fact]
    public async Task Nothing_differs_from_itself_and_a_difference_is_the_opposite_of_its_reverse() => await Gen.Select(SampleCluster.Any, SampleCluster.Any).SampleAsync(async (one, other) =>
    {
        var (before, after) = (await NetworkSample.MapAsync(SampleCluster.Stream(one.Documents)), await NetworkSample.MapAsync(SampleCluster.Stream(other.Documents)));

        Assert.Empty(NetworkDiff.Between(before, await NetworkSample.MapAsync(SampleCluster.Stream(one.Documents))));
        Assert.Equal(
            NetworkDiff.Between(before, after).Select(change => $"{change.Source} {change.Destination} {change.Before} {change.After}"),
            NetworkDiff.Between(after, before).Select(change => $"{change.Source} {change.Destination} {change.After} {change.Before}"));
    }, iter: Clusters / 3, print: both => SampleCluster.Stream(both.Item1.Documents) + "\n=====\n" + SampleCluster.Stream(both.Item2.Documents));

    [Fact]
    public async Task Explanations_allow_what_the_map_allows() => await SampleCluster.Any.SampleAsync(async cluster =>
    {
        var connectivity = (await NetworkSample.MapAsync(SampleCluster.Stream(cluster.Documents))).Connectivity;
        for (var source = 0; source < connectivity.Endpoints.Length; source++)
        {
            for (var destination = 0; destination < connectivity.Endpoints.Length; destination++)
            {
                var parts = ConnectionExplanation.Of(connectivity, source, destination);
                Assert.Equal(
                    connectivity.Between(source, destination),
                    parts.Where(part => part.IsAllowed).Aggregate(ConnectionSet.None, (all, part) => all.Union(part.Connections)));
                Assert.Equal(ConnectionSet.All, parts.Aggregate(ConnectionSet.None, (all, part) => all.Union(part.Connections)));
            }
        }
    }, iter: Clusters / 3, print: cluster => SampleCluster.Stream(cluster.Documents));

    static void AssertSame(DirectJudgement direct, ConnectionSet found, int? source, int? destination, string outside)
    {
        foreach (var protocol in Enum.GetValues<NetworkProtocol>())
        {
            foreach (var port in Ports)
            {
                if (direct.Allows(source, destination, outside, protocol.ToString().ToUpperInvariant(), port) != found.Contains(protocol, port))
                    Assert.Fail($"{source}{outside} => {destination} {outside} {protocol} {port}: found {found}");
            }
        }
    }

    static NetworkPod Pod(NetworkMap map, int place) => map.Connectivity.State.Pods.Single(pod => pod.Name == SamplePod.NameOf(place));

    static int Position(NetworkMap map, string address)
    {
        Assert.True(AddressRange.TryParseAddress(address, out var range));
        return Enumerable.Range(0, map.Connectivity.Endpoints.Length)
            .Single(position => map.Connectivity.Endpoints[position] is NetworkEndpoint.OfAddresses { Range: var found } && found.Covers(range));
    }

    static async Task<string[]> EdgesAsync(IEnumerable<string> documents) =>
        [.. (await NetworkSample.MapAsync(SampleCluster.Stream(documents))).Edges().Select(edge => $"{edge.Source} {edge.Destination} {edge.Connections}")];
}
