using System.Text.Json;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Conformance;

/// <summary>The goldens of netpol-analyzer.</summary>
public sealed class NetpolAnalyzerTests
{
    [Fact]
    public async Task Connections_are_the_expected_ones() => await EachAsync("connlist", async (suite, id, item, cancellation) =>
    {
        var map = await MapAsync(suite, Text(item, "dir"), cancellation);
        var focus = Focus(item);
        var expected = NetpolLine.Connectivity(await ExpectedAsync(suite, item, cancellation), Text(item, "format"), focus);
        Compare(suite, id, expected, NetpolLine.Of(NetworkView.Of(map.Connectivity.State).SelectMany(view => view.Edges(new ConnectivityOptions())).Where(edge => IsAsked(item, edge) && !IsV6(edge)), focus));
    });

    [Fact]
    public async Task Differences_are_the_expected_ones() => await EachAsync("diff", async (suite, id, item, cancellation) =>
    {
        var (before, after) = (await MapAsync(suite, Text(item, "dir1"), cancellation), await MapAsync(suite, Text(item, "dir2"), cancellation));
        var changes = NetworkDiff.Between(before.Connectivity.State, after.Connectivity.State, new ConnectivityOptions(), cancellation) ?? [];
        var text = await ExpectedAsync(suite, item, cancellation);
        var rows = Text(item, "format") == "csv"
            ? NetpolLine.Rows(text).Where(row => row[0] != "diff-type")
            : text.Split('\n').Where(line => line.StartsWith("diff-type: ", StringComparison.Ordinal)).Select(Fields);
        var expected = rows.Select(row => $"{row[0]} {NetpolLine.Party(row[1])} => {NetpolLine.Party(row[2])}: {NetpolLine.Normal(row[3])} | {NetpolLine.Normal(row[4])}");
        Compare(
            suite, id, expected.ToHashSet(StringComparer.Ordinal),
            changes.Select(change => $"{change.Kind} {change.Source} => {change.Destination}: {change.Before} | {change.After}").ToHashSet(StringComparer.Ordinal));
    });

    [Fact]
    public async Task Exposures_are_the_expected_ones() => await EachAsync("exposure", async (suite, id, item, cancellation) =>
    {
        var state = (await MapAsync(suite, Text(item, "dir"), cancellation)).Connectivity.State;
        var exposures = ExposureAnalysis.Of(state, new ConnectivityOptions()).Where(found =>
            (item.GetProperty("focusWorkloads").GetArrayLength() == 0 || Names(item, "focusWorkloads").Any(found.Workload.IsNamed))
            && (Text(item, "focusDirection") is "" || string.Equals(Text(item, "focusDirection"), found.Direction.ToString(), StringComparison.OrdinalIgnoreCase)));
        var expected = NetpolExplanations.Exposure(await ExpectedAsync(suite, item, cancellation), Text(item, "format"), Focus(item));
        Compare(suite, id, expected, NetpolExplanations.Of(exposures, Focus(item)));
    });

    [Fact]
    public async Task Explanations_allow_the_expected_connections() => await EachAsync("explain", async (suite, id, item, cancellation) =>
    {
        var map = await MapAsync(suite, Text(item, "dir"), cancellation);
        var asked = Focus(item) is { Length: > 0 } focus ? NetpolLine.Parse(focus) : ConnectionSet.All;
        var isOnlyDenied = Text(item, "explainOnly") == "deny";
        var wrong = new List<string>();
        var views = NetworkView.Of(map.Connectivity.State)
            .Select(view => (view.Network, Map: new NetworkMap(new Connectivity(view.State, new ConnectivityOptions())))).ToArray();
        foreach (var ((network, source, destination), expected) in NetpolExplanations.Allowed(await ExpectedAsync(suite, item, cancellation)))
        {
            map = views.Single(view => IsNetwork(view.Network, network)).Map;
            var found = map.Edges(cancellation).Where(edge => IsParty(edge.Source, source) && IsParty(edge.Destination, destination))
                .Aggregate(ConnectionSet.None, (all, edge) => all.Union(edge.Connections)).Intersect(asked);
            var from = map.Nodes.FirstOrDefault(node => node.Party.ToString() == source);
            var to = map.Nodes.FirstOrDefault(node => node.Party.ToString() == destination);
            if (from is not null && to is not null)
            {
                found = ConnectionExplanation.Of(map.Connectivity, from.Position, to.Position).Where(part => part.IsAllowed)
                    .Aggregate(ConnectionSet.None, (all, part) => all.Union(part.Connections)).Intersect(asked);
            }

            // An output of denials alone does not list what is allowed.
            if (isOnlyDenied ? found == asked : found != expected.Intersect(asked))
                wrong.Add($"{source} => {destination}: {expected}, found {found}");
        }

        suite.Record(id, wrong.Count == 0, string.Join("; ", wrong.Take(4)));
    });

    [Fact]
    public async Task Wrong_manifests_are_told() => await EachAsync("must_fail", async (suite, id, item, cancellation) =>
    {
        if (Text(item, "dir").Contains("same_owner_and_labels_gap", StringComparison.Ordinal))
        {
            suite.Skip(id, "pods of one owner with different labels are answered as variants, not refused");
            return;
        }

        var map = await MapAsync(suite, Text(item, "dir"), cancellation);
        var issues = map.Connectivity.State.Issues.Concat(NetworkAdvice.Of(map));
        suite.Record(
            id, issues.Any(issue => issue.Kind is NetworkIssueKind.Invalid or NetworkIssueKind.UnknownPort), $"{item.GetProperty("errorHint")}");
    });

    [Fact]
    public async Task Single_connections_are_judged() => await EachAsync("eval", async (suite, id, item, cancellation) =>
    {
        var map = await MapAsync(suite, Text(item, "dir"), cancellation);
        var set = map.Connectivity.Between(
            map.Named(Text(item, "src")).Single().Pods[0], map.Named(Text(item, "dst")).Single().Pods[0]);
        var isAllowed = set.Contains(
            Enum.Parse<NetworkProtocol>(Text(item, "protocol"), ignoreCase: true),
            int.Parse(Text(item, "port"), System.Globalization.CultureInfo.InvariantCulture));
        suite.Record(id, isAllowed == item.GetProperty("expected").GetBoolean(), $"{set}");
    });

    static async Task EachAsync(string kind, Func<ConformanceSuite, string, JsonElement, CancellationToken, Task> judge)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("netpol-analyzer", kind);
        await foreach (var line in File.ReadLinesAsync(Path.Combine(suite.Folder, "cases.jsonl"), cancellation))
        {
            var item = JsonElement.Parse(line);
            if (Text(item, "kind") != kind)
                continue;
            var id = ConformanceSuite.Id(Path.GetFileName(item.TryGetProperty("dir", out var dir) ? dir.GetString()! : Text(item, "dir1")), line);
            await judge(suite, id, item, cancellation);
        }

        suite.Finish();
    }

    static void Compare<T>(ConformanceSuite suite, string id, ISet<T> expected, ISet<T> found) => suite.Record(
        id, expected.SetEquals(found), $"missing {string.Join("; ", expected.Except(found).Take(4))} | too much {string.Join("; ", found.Except(expected).Take(4))}");

    /// <summary>The suite names the primary network of a namespace by the namespace.</summary>
    static bool IsNetwork(PodNetwork network, string name) => name.Length == 0
        ? network.Kind == PodNetworkKind.Cluster
        : (network.Kind == PodNetworkKind.Primary && network.Namespace.Length > 0 ? network.Namespace : network.Name) == name;

    /// <summary>A part of a range that we do not divide is in it.</summary>
    static bool IsParty(NetworkParty party, string name) =>
        NetpolLine.Range(name) is { } range ? party.Range is { } ours && ours.Covers(range) : party.ToString() == name;

    /// <summary>The suite's outputs name no addresses of IPv6, also where policies do.</summary>
    static bool IsV6(NetworkEdge edge) => (edge.Source.Range ?? edge.Destination.Range) is { IsV6: true };

    static bool IsAsked(JsonElement item, NetworkEdge edge)
    {
        string[] focus = [.. Names(item, "focusWorkloads")];
        string[] peers = [.. Names(item, "focusWorkloadPeers")];
        var direction = Text(item, "focusDirection");
        return focus.Length == 0
            || (direction != "ingress" && focus.Any(edge.Source.IsNamed) && (peers.Length == 0 || peers.Any(edge.Destination.IsNamed)))
            || (direction != "egress" && focus.Any(edge.Destination.IsNamed) && (peers.Length == 0 || peers.Any(edge.Source.IsNamed)));
    }

    static IEnumerable<string> Names(JsonElement item, string member) => item.GetProperty(member).EnumerateArray().Select(name => name.GetString()!);

    static string Focus(JsonElement item) => Text(item, "focusConn").ToUpperInvariant().Replace('-', ' ');

    static string[] Fields(string line) => [.. line.Split(", ").Take(5).Select(field => field[(field.IndexOf(": ", StringComparison.Ordinal) + 2)..])];

    static Task<string> ExpectedAsync(ConformanceSuite suite, JsonElement item, CancellationToken cancellation) =>
        File.ReadAllTextAsync(Path.Combine(suite.Folder, Text(item, "expected")), cancellation);

    static async Task<NetworkMap> MapAsync(ConformanceSuite suite, string folder, CancellationToken cancellation)
    {
        var objects = new List<KubernetesObject>();
        foreach (var file in ManifestFiles.Find(Path.Combine(suite.Folder, folder)).Paths)
        {
            await using var stream = File.OpenRead(file);
            objects.AddRange((await ManifestReader.ReadAsync(stream, file, cancellation)).Objects);
        }

        return new NetworkMap(new Connectivity(NetworkReading.Read(objects), new ConnectivityOptions()));
    }

    static string Text(JsonElement item, string member) => item.GetProperty(member).GetString() ?? "";
}
