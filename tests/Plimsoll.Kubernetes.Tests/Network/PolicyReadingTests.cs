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
    public async Task A_policy_that_the_API_server_would_refuse_is_told_with_its_place_and_left_out(string spec, string message)
    {
        var state = NetworkReading.Read(await NetworkSample.ObjectsAsync(NetworkSample.Policy("p", spec)));

        var issue = Assert.Single(state.Issues);
        Assert.Empty(state.Policies);
        Assert.Equal(NetworkIssueKind.Invalid, issue.Kind);
        Assert.Contains(message, issue.Message, StringComparison.Ordinal);
        Assert.Equal(4, issue.Location.Line);
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
