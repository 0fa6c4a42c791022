namespace Plimsoll.Kubernetes.Network;

public sealed class ConnectivityTests
{
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
}
