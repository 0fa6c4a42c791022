using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Conformance;

/// <summary>The probes of network-policy-api's own conformance tests.</summary>
public sealed partial class ClusterNetworkPolicyTests
{
    [Fact]
    public async Task Probes_connect_where_they_should()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("cluster-network-policy");
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(Path.Combine(suite.Folder, "pokes.jsonl"), cancellation))
        {
            var poke = JsonElement.Parse(line);
            var id = $"{poke.GetProperty("test").GetString()}-{++number}";
            var objects = new List<KubernetesObject>();
            foreach (var file in poke.GetProperty("manifests").EnumerateArray())
                objects.AddRange(await ReadAsync(Path.Combine(suite.Folder, file.GetString()!), cancellation));
            var state = NetworkReading.Read(objects);
            var connectivity = new Connectivity(state, new ConnectivityOptions(MatchPodAddresses: true));
            var set = connectivity.Between(Pod(state, poke.GetProperty("src").GetString()!), Pod(state, poke.GetProperty("dst").GetString()!));
            var connects = set.Contains(
                Enum.Parse<NetworkProtocol>(poke.GetProperty("protocol").GetString()!, ignoreCase: true), poke.GetProperty("port").GetInt32());
            suite.Record(id, connects == poke.GetProperty("connect").GetBoolean(), $"{line} got {set} {string.Join("; ", state.Issues.Select(issue => issue.Message))}");
        }

        suite.Finish();
    }

    /// <summary>The base manifests are a template for a few numbers of ports on the host.</summary>
    static async Task<ImmutableArray<KubernetesObject>> ReadAsync(string file, CancellationToken cancellation)
    {
        var text = HostPort().Replace(await File.ReadAllTextAsync(file, cancellation), found => $"3{found.Groups["port"].Value}000");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var manifest = (await ManifestReader.ReadAsync(stream, file, cancellation)).AsNamed();
        Assert.Empty(manifest.Unread);
        return manifest.Objects;
    }

    [GeneratedRegex(@"\{\{ index \.HostNetworkPorts (?<port>[0-9]) \}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HostPort();

    /// <summary>A pod by name; the pods of a StatefulSet have its name and a number.</summary>
    static NetworkPod Pod(NetworkState state, string name) => state.Pods
        .Single(pod => name == $"{pod.Namespace}/{pod.Name}" || name[..name.LastIndexOf('-')] == $"{pod.Namespace}/{pod.Name}");
}
