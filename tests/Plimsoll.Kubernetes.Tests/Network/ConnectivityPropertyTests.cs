using CsCheck;

namespace Plimsoll.Kubernetes.Network;

public sealed class ConnectivityPropertyTests
{
    const int Clusters = 1_500;

    static readonly int[] Ports = [78, 79, 80, 81, 82, 83, 84, 85];

    static readonly string[] Addresses = ["9.9.9.9", "10.0.0.250", "10.127.0.1", "10.128.0.1", "10.200.1.1", "255.255.255.255"];

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
