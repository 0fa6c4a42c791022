namespace Plimsoll.Kubernetes.Network;

public sealed class PolicyReadingTests
{
    [Theory]
    [InlineData("{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/33 } }] }] }", "10.0.0.0/33")]
    [InlineData("{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.1 } }] }] }", "block of IP addresses")]
    [InlineData("{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [11.0.0.0/16] } }] }] }", "must lie inside")]
    [InlineData("{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }] }] }", "cannot stand beside")]
    [InlineData("{ podSelector: {}, ingress: [{ from: [{}] }] }", "a peer needs")]
    [InlineData("{ podSelector: {}, ingress: [{ ports: [{ port: http, endPort: 90 }] }] }", "two numbers")]
    [InlineData("{ podSelector: {}, ingress: [{ ports: [{ port: 90, endPort: 80 }] }] }", "not above the last")]
    [InlineData("{ podSelector: {}, ingress: [{ ports: [{ port: 70000 }] }] }", "out of range")]
    [InlineData("{ podSelector: {}, ingress: [{ ports: [{ protocol: ICMP }] }] }", "ICMP")]
    [InlineData("{ podSelector: { matchExpressions: [{ key: a, operator: In }] } }", "at least one value")]
    [InlineData("{ podSelector: { matchLabels: { \"a b\": c } } }", "key of a label")]
    [InlineData("{ podSelector: {}, policyTypes: [Both] }", "Both")]
    [InlineData("{ podSelector: {}, policyTypes: Ingress }", "'policyTypes' must be a list")]
    [InlineData("{ podSelector: {}, ingress: {} }", "'ingress' must be a list")]
    [InlineData("{ podSelector: {}, ingress: [all] }", "a rule must be a mapping")]
    [InlineData("{ podSelector: {}, ingress: [{ form: [] }] }", "'form' is no field")]
    [InlineData("{ podSelector: {}, ingress: [{ from: everybody }] }", "must be a list")]
    [InlineData("{ podSelector: {}, ingress: [{ from: [null] }] }", "a peer needs")]
    [InlineData("{ podSelector: {}, ingress: [{ ports: 80 }] }", "'ports' must be a list")]
    [InlineData("{ podSelector: {}, ingress: [{ ports: [80] }] }", "a port must be a mapping")]
    [InlineData("{ podSelector: {}, ingress: [{ ports: [{ port: HTTP }] }] }", "name of a port")]
    [InlineData("{ podSelector: {}, ingress: [{ ports: [{ endPort: 90 }] }] }", "(no number)")]
    [InlineData("{ podSelector: { matchLabels: [a] } }", "matchLabels must be a mapping")]
    [InlineData("{ podSelector: { matchExpressions: { key: a } } }", "'matchExpressions' must be a list")]
    [InlineData("{ podSelector: { matchExpressions: [a] } }", "a condition must be a mapping")]
    [InlineData("{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [1] }] } }", "must be a text")]
    [InlineData("{ podSelector: { matchExpressions: [{ key: a, operator: Exists, values: [b] }] } }", "takes no values")]
    [InlineData("{ podSelector: { matchExpressions: [{ key: a, operator: Gt, values: [b] }] } }", "'Gt' is unknown")]
    [InlineData("{ podSelector: { labels: {} } }", "no field of a label selector")]
    [InlineData("{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: \"fd00::/129\" } }] }] }", "fd00::/129")]
    [InlineData("{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: 10.1.0.0/16 } }] }] }", "'except' must be a list")]
    [InlineData("{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: \"fd00::/8\", except: [10.1.0.0/16] } }] }] }", "must lie inside")]
    public async Task A_policy_that_the_API_server_would_refuse_is_told_with_its_place_and_left_out(string spec, string message)
    {
        var state = NetworkReading.Read(await NetworkSample.ObjectsAsync(NetworkSample.Policy("p", spec)));

        var issue = state.Issues[0];
        Assert.Empty(state.Policies);
        Assert.Equal(NetworkIssueKind.Invalid, issue.Kind);
        Assert.Contains(message, issue.Message, StringComparison.Ordinal);
        Assert.Equal(4, issue.Location.Line);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{ podSelector: null }", true)]
    [InlineData("{ podSelector: {} }", true)]
    [InlineData("{ podSelector: { matchLabels: {} } }", true)]
    [InlineData("{ podSelector: { matchExpressions: [] } }", true)]
    [InlineData("{ podSelector: { matchLabels: { app: b } } }", false)]
    public async Task An_empty_selector_is_the_same_as_none(string spec, bool isSelected)
    {
        var map = await NetworkSample.MapAsync(NetworkSample.Pod("a", "app: a") + NetworkSample.Policy("p", spec));

        Assert.Empty(map.Connectivity.State.Issues);
        Assert.Equal(isSelected, map.Connectivity.IsIsolated(0, PolicyDirection.Ingress));
        Assert.False(map.Connectivity.IsIsolated(0, PolicyDirection.Egress));
    }

    [Theory]
    [InlineData("{ ports: [null] }", "TCP")]
    [InlineData("{ ports: [{}] }", "TCP")]
    [InlineData("{ ports: [] }", "all")]
    [InlineData("null", "all")]
    [InlineData("{ ports: [{ port: unknown }] }", "none")]
    public async Task Ports_are_read_as_the_API_server_decodes_them(string rule, string expected)
    {
        var map = await NetworkSample.MapAsync(
            NetworkSample.Pod("a", "app: a") + NetworkSample.Pod("b", "app: b") + NetworkSample.Policy("p", $$"""{ ingress: [{{rule}}] }"""));

        Assert.Empty(map.Connectivity.State.Issues);
        Assert.Equal(expected, $"{map.Connectivity.Between(map.Named("a").Single().Pods[0], map.Named("b").Single().Pods[0])}");
    }

    [Fact]
    public async Task A_namespace_that_is_no_text_is_told()
    {
        var state = NetworkReading.Read(await NetworkSample.ObjectsAsync("apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: n }\nspec: { containers: [] }\n"));

        Assert.Contains("must be a text", Assert.Single(state.Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_names_policies_without_effect_and_workloads_without_a_policy()
    {
        var map = await NetworkSample.MapAsync(
            NetworkSample.Pod("a", "app: a", ", ports: [{ containerPort: 80 }]") + NetworkSample.Policy("p", "{ podSelector: { matchLabels: { app: x } } }")
            + NetworkSample.Policy("q", "{ podSelector: { matchLabels: { app: a } }, ingress: [{ ports: [{ port: 81 }] }] }"));

        Assert.Equal(
            [NetworkIssueKind.SelectsNothing, NetworkIssueKind.UnknownPort, NetworkIssueKind.NotIsolated],
            NetworkAdvice.Of(map).Select(issue => issue.Kind));
    }
}
