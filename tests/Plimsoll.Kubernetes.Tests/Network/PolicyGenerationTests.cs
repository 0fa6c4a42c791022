using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using CsCheck;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

public sealed class PolicyGenerationTests
{
    [Fact]
    public async Task Generated_policies_allow_exactly_what_is_needed()
    {
        var objects = await NetworkSample.ObjectsAsync(await SampleAsync());
        var state = NetworkReading.Read(objects);
        var required = RequiredConnections.Of(state, objects);

        var edges = (await GeneratedAsync(state, required)).Select(edge => $"{edge.Source} {edge.Destination} {edge.Connections}");

        Assert.Equal(
            [
                "shop/api[Deployment] data/db[StatefulSet] TCP 5432", "shop/web[Deployment] shop/api[Deployment] TCP 8080",
                "{ingress-controller} shop/web[Deployment] TCP 8000",
            ],
            edges);
    }

    [Fact]
    public async Task Recorded_flows_decide_alone_where_they_are_given()
    {
        var state = NetworkReading.Read(await NetworkSample.ObjectsAsync(await SampleAsync()));
        using var flows = new MemoryStream("""
            {"source":"shop/web","destination":"data/db","protocol":"TCP","port":5432}
            {"source":"shop/api","destination":"192.0.2.7","protocol":"UDP","port":123}
            {"source":"shop/nobody","destination":"data/db","protocol":"TCP","port":1}
            nonsense
            """u8.ToArray());

        var (required, unread) = await FlowReading.ReadAsync(flows, "flows.jsonl", state, TestContext.Current.CancellationToken);
        var edges = (await GeneratedAsync(state, required)).Select(edge => $"{edge.Source} {edge.Destination} {edge.Connections}");

        Assert.Equal(["shop/api[Deployment] 192.0.2.7[External] UDP 123", "shop/web[Deployment] data/db[StatefulSet] TCP 5432"], edges);
        Assert.Equal([3, 4], unread.Select(problem => problem.Location!.Line));
    }

    [Fact]
    public async Task A_workload_without_labels_gets_what_it_needs_by_a_policy_for_its_namespace_and_is_told()
    {
        var objects = await NetworkSample.ObjectsAsync(NetworkSample.Pod("job", "", ", args: [\"http://web:80\"]") + NetworkSample.Pod("web", "app: web") + NetworkSample.Pod("idle", "app: idle")
            + "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }");
        var state = NetworkReading.Read(objects);
        var required = RequiredConnections.Of(state, objects);

        Assert.Equal("default/job[Pod]", Assert.Single(PolicyGeneration.Unlabelled(state, required)).Workload);
        Assert.Equal(["job-netpol", "web-netpol", "default-deny-in-namespace-default"], PolicyGeneration.Of(state, required, new GenerationOptions()).Select(policy => policy["metadata"]?["name"].AsText));
        Assert.Contains("default/job[Pod] default/web[Pod] TCP 80", (await GeneratedAsync(state, required)).Select(edge => $"{edge.Source} {edge.Destination} {edge.Connections}"));
    }

    [Fact]
    public async Task Any_generated_policies_are_valid_and_allow_at_least_what_was_asked() => await Gen.Select(SampleCluster.Any, Flow.Array[0, 6]).SampleAsync(async (cluster, flows) =>
    {
        var state = NetworkReading.Read(await NetworkSample.ObjectsAsync(SampleCluster.Stream(cluster.Documents)));
        ImmutableArray<RequiredConnection> required =
        [
            .. flows.Select(flow => new RequiredConnection(
                flow.Source < 0 ? null : state.Pods[flow.Source % state.Pods.Length], state.Pods[flow.Destination % state.Pods.Length],
                ConnectionSet.Of((NetworkProtocol)flow.Protocol, PortSet.Of(flow.Port, flow.Port + flow.Protocol)), "a flow")),
        ];
        var yaml = string.Join("---\n", PolicyGeneration.Of(state, required, new GenerationOptions()).Select(YamlOutput.Write));
        var written = NetworkReading.Read(await NetworkSample.ObjectsAsync(yaml));
        Assert.Empty(written.Issues);

        var connectivity = new Connectivity(state with { Policies = written.Policies }, new ConnectivityOptions());
        foreach (var one in required)
        {
            var outside = connectivity.Endpoints.IndexOf(connectivity.Endpoints.First(endpoint => endpoint is NetworkEndpoint.OfAddresses));
            Assert.True(connectivity.Between(one.Source is null ? outside : connectivity.PositionOf(one.Source), connectivity.PositionOf(one.Destination!)).Covers(one.Connections));
        }
    }, iter: 500, print: one => SampleCluster.Stream(one.Item1.Documents));

    static Gen<(int Source, int Destination, int Protocol, int Port)> Flow { get; } = Gen.Select(Gen.Int[-1, 3], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[1, 65_535]);

    /// <summary>What the generated policies allow, without the DNS that they allow to any pod.</summary>
    static async Task<IEnumerable<NetworkEdge>> GeneratedAsync(NetworkState state, ImmutableArray<RequiredConnection> required)
    {
        var yaml = string.Join("---\n", PolicyGeneration.Of(state, required, new GenerationOptions(0)).Select(YamlOutput.Write));
        var written = NetworkReading.Read(await NetworkSample.ObjectsAsync(yaml));
        Assert.Empty(written.Issues);
        return new NetworkMap(new Connectivity(state with { Policies = written.Policies }, new ConnectivityOptions())).Edges();
    }

    static Task<string> SampleAsync([CallerFilePath] string thisFile = "") => File.ReadAllTextAsync(
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "samples", "network", "shop.yaml"), Encoding.UTF8, TestContext.Current.CancellationToken);
}
