namespace Plimsoll.Kubernetes.Network;

public sealed class NetworkViewTests
{
    const string Primary = """
        apiVersion: k8s.ovn.org/v1
        kind: UserDefinedNetwork
        metadata: { name: own, namespace: blue }
        spec: { topology: Layer2, layer2: { role: Primary } }
        ---

        """;

    const string Attachment = """
        apiVersion: k8s.cni.cncf.io/v1
        kind: NetworkAttachmentDefinition
        metadata: { name: fast, namespace: red }
        spec: { config: "{}" }
        ---
        apiVersion: k8s.cni.cncf.io/v1beta1
        kind: MultiNetworkPolicy
        metadata: { name: p, namespace: red, annotations: { k8s.v1.cni.cncf.io/policy-for: fast } }
        spec: { podSelector: { matchLabels: { app: b } }, ingress: [{ ports: [{ port: 80 }] }] }
        ---

        """;

    [Fact]
    public async Task Pods_of_different_primary_networks_do_not_reach_each_other() => Assert.Equal(
        ["pod-network", "own: blue/a[Pod] => blue/b[Pod] all", "own: blue/b[Pod] => blue/a[Pod] all"],
        await EdgesAsync(Primary + Pod("a", "blue") + Pod("b", "blue") + Pod("c", "red")));

    [Theory]
    [InlineData("fast")]
    [InlineData("red/fast@net1")]
    [InlineData("'[{\"name\": \"fast\", \"namespace\": \"red\"}]'")]
    public async Task Policies_of_a_secondary_network_hold_there_and_only_there(string reference) => Assert.Equal(
        [
            "pod-network: red/a[Pod] => red/b[Pod] all", "pod-network: red/b[Pod] => red/a[Pod] all",
            "fast: red/a[Pod] => red/b[Pod] TCP 80", "fast: red/b[Pod] => red/a[Pod] all",
        ],
        await EdgesAsync(Attachment + Pod("a", "red", reference) + Pod("b", "red", reference)));

    [Fact]
    public async Task A_virtual_machine_is_a_workload() => Assert.Equal(
        ["pod-network: red/a[Pod] => red/vm[VirtualMachine] all", "pod-network: red/vm[VirtualMachine] => red/a[Pod] all", "fast"],
        await EdgesAsync(Attachment + Pod("a", "red") + """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: { name: vm, namespace: red }
            spec: { template: { metadata: { labels: { app: vm } }, spec: { networks: [{ name: n, multus: { networkName: fast } }] } } }
            """));

    [Theory]
    [InlineData("blue", "{ topology: Layer2, layer3: { role: Primary } }", "layer2")]
    [InlineData("blue", "{ topology: Ring }", "'Ring'")]
    [InlineData("default", "{ topology: Layer2, layer2: { role: Primary } }", "'default'")]
    public async Task A_network_that_cannot_be_is_told(string @namespace, string spec, string message)
    {
        var state = NetworkReading.Read(await NetworkSample.ObjectsAsync(
            $$"""{ apiVersion: k8s.ovn.org/v1, kind: UserDefinedNetwork, metadata: { name: own, namespace: {{@namespace}} }, spec: {{spec}} }"""));

        Assert.Contains(message, Assert.Single(state.Issues).Message, StringComparison.Ordinal);
        Assert.Empty(state.Networks);
    }

    [Fact]
    public async Task A_new_primary_network_takes_connections_away()
    {
        var pods = Pod("a", "blue") + Pod("c", "red");
        var (before, after) = (NetworkReading.Read(await NetworkSample.ObjectsAsync(pods)), NetworkReading.Read(await NetworkSample.ObjectsAsync(Primary + pods)));

        Assert.Equal(
            ["removed blue/a[Pod] => red/c[Pod]", "removed red/c[Pod] => blue/a[Pod]"],
            NetworkDiff.Between(before, after, new ConnectivityOptions(), TestContext.Current.CancellationToken)!.Value.Select(change => $"{change.Kind} {change.Source} => {change.Destination}"));
    }

    /// <summary>The connections between workloads of each network; a network without any by its name.</summary>
    static async Task<IEnumerable<string>> EdgesAsync(string yaml)
    {
        var state = NetworkReading.Read(await NetworkSample.ObjectsAsync(yaml));
        Assert.Empty(state.Issues);
        return NetworkView.Of(state).SelectMany(view => view.Edges(new ConnectivityOptions())
            .Where(edge => edge.Source.Range is null && edge.Destination.Range is null)
            .Select(edge => $"{view.Network.Name}: {edge.Source} => {edge.Destination} {edge.Connections}")
            .DefaultIfEmpty(view.Network.Name));
    }

    static string Pod(string name, string @namespace, string networks = "''") => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{name}}, namespace: {{@namespace}}, labels: { app: {{name}} }, annotations: { k8s.v1.cni.cncf.io/networks: {{networks}} } }
        spec: { containers: [{ name: a, image: a }] }
        ---

        """;
}
