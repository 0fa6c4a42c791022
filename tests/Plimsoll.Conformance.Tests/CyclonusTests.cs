using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Conformance;

/// <summary>The truth tables of cyclonus: which of nine pods may connect, for each of six ports.</summary>
public sealed class CyclonusTests
{
    static readonly SourceLocation Nowhere = new("cyclonus", 1, 1);

    /// <summary>Every pod serves the same ports, by these names.</summary>
    static readonly NamedPorts Served = new(
        from protocol in Enum.GetValues<NetworkProtocol>()
        from number in new[] { 80, 81 }
        select new ContainerPort($"serve-{number}-{protocol.ToString().ToLowerInvariant()}", protocol, number));

    [Fact]
    public async Task The_allowed_pairs_are_the_expected_ones()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("cyclonus");
        await foreach (var line in File.ReadLinesAsync(Path.Combine(suite.Folder, "cases.jsonl"), cancellation))
        {
            var item = JsonElement.Parse(line);
            var number = 0;
            foreach (var step in item.GetProperty("steps").EnumerateArray())
            {
                var state = await StateAsync(step, cancellation);
                var connectivity = new Connectivity(state, new ConnectivityOptions(MatchPodAddresses: true));
                var wrong = step.GetProperty("allowed").EnumerateObject().SelectMany(key => Differences(key, connectivity)).ToArray();
                suite.Record(
                    $"{item.GetProperty("index")}-{++number}", wrong.Length == 0,
                    $"{item.GetProperty("description")}: {string.Join(", ", wrong.Take(5))} {string.Join("; ", state.Issues.Select(issue => issue.Message))}");
            }
        }

        suite.Finish();
    }

    static IEnumerable<string> Differences(JsonProperty key, Connectivity connectivity)
    {
        var parts = key.Name.Split('/');
        var protocol = Enum.Parse<NetworkProtocol>(parts[0], ignoreCase: true);
        var port = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        var allowed = new HashSet<string>(
            from source in connectivity.State.Pods
            from destination in connectivity.State.Pods
            where source != destination && connectivity.Between(source, destination).Contains(protocol, port)
            select $"{source.Namespace}/{source.Name}>{destination.Namespace}/{destination.Name}",
            StringComparer.Ordinal);
        allowed.SymmetricExceptWith(key.Value.EnumerateArray().Select(pair => pair.GetString()!));
        return allowed.Select(pair => $"{key.Name} {pair}");
    }

    static async Task<NetworkState> StateAsync(JsonElement step, CancellationToken cancellation)
    {
        var objects = new List<KubernetesObject>();
        foreach (var policy in step.GetProperty("policies").EnumerateArray())
        {
            // Some cases leave out what kind of object they hold.
            var whole = JsonObject.Create(policy)!;
            (whole["apiVersion"], whole["kind"]) = ("networking.k8s.io/v1", "NetworkPolicy");
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(whole.ToJsonString()));
            objects.AddRange((await ManifestReader.ReadAsync(stream, "policy.json", cancellation)).Objects);
        }

        return NetworkReading.Read(objects) with
        {
            Namespaces = step.GetProperty("namespaces").EnumerateObject()
                .ToImmutableSortedDictionary(
                    item => item.Name, item => NetworkNamespace.Of(item.Name, Labels(item.Value)), StringComparer.Ordinal),
            Pods = [.. step.GetProperty("pods").EnumerateArray().Select(Pod)],
        };
    }

    static NetworkPod Pod(JsonElement pod)
    {
        var name = pod.GetProperty("Name").GetString()!;
        Assert.True(AddressRange.TryParseAddress(pod.GetProperty("IP").GetString()!, out var address));
        return new NetworkPod(
            pod.GetProperty("NS").GetString()!, name, name, "Pod", Labels(pod.GetProperty("Labels")), Served, [address], false, Nowhere);
    }

    static LabelSet Labels(JsonElement labels) => LabelSet.Of(labels.EnumerateObject()
        .Select(label => new KeyValuePair<string, string>(label.Name, label.Value.GetString()!)));
}
