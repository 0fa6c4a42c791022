namespace Plimsoll.Kubernetes.Network;

public sealed class ExposureAnalysisTests
{
    [Fact]
    public async Task A_selector_tells_all_that_its_pods_may_and_what_its_own_rules_allow() => Assert.Equal(
        [
            "Egress 0.0.0.0-255.255.255.255[External] all / all", "Egress any pod of the cluster all / all",
            "Ingress pods with app=x of namespace default TCP 8080,9090 / TCP 9090", "Ingress pods with app of namespace default TCP 8080 / TCP 8080",
        ],
        await ExposuresAsync("""
            [{ from: [{ podSelector: { matchLabels: { app: x } } }], ports: [{ port: 9090 }] },
             { from: [{ podSelector: { matchExpressions: [{ key: app, operator: Exists }] } }], ports: [{ port: 8080 }] }]
            """));

    [Fact]
    public async Task Labels_that_a_workload_of_the_manifests_has_mean_that_workload_and_expressions_mean_any() => Assert.Equal(
        ["Ingress pods with app=a of namespace default TCP 2 / TCP 2"],
        [
            .. await ExposuresAsync("[{ from: [{ podSelector: { matchLabels: { app: a } } }], ports: [{ port: 1 }] }]", "Ingress"),
            .. await ExposuresAsync("[{ from: [{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [a] }] } }], ports: [{ port: 2 }] }]", "Ingress"),
        ]);

    static async Task<string[]> ExposuresAsync(string ingress, string direction = "")
    {
        var state = NetworkReading.Read(await NetworkSample.ObjectsAsync(
            NetworkSample.Pod("a", "app: a") + NetworkSample.Policy("p", $$"""{ podSelector: { matchLabels: { app: a } }, ingress: {{ingress}} }""")));
        Assert.Empty(state.Issues);
        return [.. ExposureAnalysis.Of(state, new ConnectivityOptions()).Where(found => direction.Length == 0 || $"{found.Direction}" == direction)
            .Select(found => $"{found.Direction} {found.Peer} {found.Connections} / {found.OwnConnections}")];
    }
}
