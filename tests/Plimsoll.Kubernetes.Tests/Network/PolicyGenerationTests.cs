using System.Runtime.CompilerServices;
using System.Text;
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

    /// <summary>What the generated policies allow, without the DNS that they allow to any pod.</summary>
    static async Task<IEnumerable<NetworkEdge>> GeneratedAsync(NetworkState state, System.Collections.Immutable.ImmutableArray<RequiredConnection> required)
    {
        var yaml = string.Join("---\n", PolicyGeneration.Of(state, required, new GenerationOptions(0)).Select(YamlOutput.Write));
        var written = NetworkReading.Read(await NetworkSample.ObjectsAsync(yaml));
        Assert.Empty(written.Issues);
        return new NetworkMap(new Connectivity(state with { Policies = written.Policies }, new ConnectivityOptions())).Edges();
    }

    static Task<string> SampleAsync([CallerFilePath] string thisFile = "") => File.ReadAllTextAsync(
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "samples", "network", "shop.yaml"), Encoding.UTF8, TestContext.Current.CancellationToken);
}
