using System.Text.Json;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Conformance;

/// <summary>The policies that cluster-topology-analyzer generates from manifests.</summary>
public sealed class TopologyAnalyzerTests
{
    [Fact]
    public async Task Generated_policies_have_the_same_rules()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("cluster-topology-analyzer");
        await foreach (var line in File.ReadLinesAsync(Path.Combine(suite.Folder, "cases.jsonl"), cancellation))
        {
            var item = JsonElement.Parse(line);
            var id = item.GetProperty("name").GetString()!;
            var files = item.GetProperty("paths").EnumerateArray()
                .SelectMany(path => ManifestFiles.Find(Path.Combine(suite.Folder, "tests", path.GetString()!)).Paths)
                .Where(file => !Path.GetFileName(file).StartsWith("expected", StringComparison.Ordinal));
            var objects = await ReadAsync(files, cancellation);
            var state = NetworkReading.Read(objects);
            if (!item.GetProperty("netpols").GetBoolean())
            {
                var text = await File.ReadAllTextAsync(Path.Combine(suite.Folder, "tests", item.GetProperty("expected").GetString()!), cancellation);
                Record(suite, id, await ConnectionsAsync(text, cancellation), [.. RequiredConnections.Of(state, objects).Select(Line)]);
                continue;
            }

            var flags = item.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ToArray();
            var options = flags is ["-dnsport", var port] ? new GenerationOptions(int.Parse(port!, System.Globalization.CultureInfo.InvariantCulture)) : new GenerationOptions();
            var yaml = string.Join("---\n", PolicyGeneration.Of(state, RequiredConnections.Of(state, objects), options).Select(YamlOutput.Write));
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(yaml));
            var found = Rules((await ManifestReader.ReadAsync(stream, "generated.yaml", cancellation)).Objects, state);
            Record(suite, id, Rules(await ReadAsync([Path.Combine(suite.Folder, "tests", item.GetProperty("expected").GetString()!)], cancellation), state), found);
        }

        suite.Finish();
    }

    static void Record(ConformanceSuite suite, string id, HashSet<string> expected, HashSet<string> found) => suite.Record(
        id, expected.Count > 0 && expected.SetEquals(found),
        $"missing {string.Join("; ", expected.Except(found).Take(5))} | too much {string.Join("; ", found.Except(expected).Take(5))}");

    static string Line(RequiredConnection one) =>
        $"{(one.Source is { } source ? $"{source.Owner}[{source.OwnerKind}]" : "")} => {one.Destination!.Owner}[{one.Destination.OwnerKind}] : {one.Connections}";

    /// <summary>The list of connections, in JSON or YAML: who, whom, and the ports at the pods of the Service between them.</summary>
    static async Task<HashSet<string>> ConnectionsAsync(string text, CancellationToken cancellation)
    {
        // A list is no object to our reader, so it becomes a field of one.
        var yaml = "apiVersion: v1\nkind: Links\nmetadata: { name: links }\nlinks:\n " + text.Replace("\n", "\n ", StringComparison.Ordinal);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(yaml));
        var root = Assert.Single((await ManifestReader.ReadAsync(stream, "links.yaml", cancellation)).Objects).Root;
        return
        [
            .. from item in root["links"].AsMappings
               let source = item["source"]?["resource"]
               let target = item["target"]?["resource"]
               let ports = item["link"]?["resource"]?["network"].AsMappings.Select(port => (int)port["target_port"].AsInteger!.Value)
                   .Aggregate(PortSet.None, (all, port) => all.Union(PortSet.Of(port, port)))
               select $"{Name(source)} => {Name(target)} : {ConnectionSet.Of(NetworkProtocol.Tcp, ports)}",
        ];
    }

    static string Name(ObjectNode? resource) => resource?["name"].AsText is { Length: > 0 } name ? $"{name}[{resource["kind"].AsText}]" : "";

    static async Task<List<KubernetesObject>> ReadAsync(IEnumerable<string> files, CancellationToken cancellation)
    {
        var objects = new List<KubernetesObject>();
        foreach (var file in files)
        {
            await using var stream = File.OpenRead(file);
            objects.AddRange((await ManifestReader.ReadAsync(stream, file, cancellation)).Objects);
        }

        return objects;
    }

    /// <summary>What each policy allows, one peer and port at a time; names are free, and a named port is its number at the pods.</summary>
    static HashSet<string> Rules(IEnumerable<KubernetesObject> objects, NetworkState state) =>
    [
        .. from policy in NetworkReading.Read(objects).Policies
           from direction in Enum.GetValues<PolicyDirection>()
           from text in Texts(policy, direction, state.Pods.FirstOrDefault(pod => policy.Subject.Selects(pod.Namespace, state.LabelsOf(pod.Namespace), pod.Labels))?.Ports)
           select $"{policy.Object.Namespace}/{policy.Subject.PodLabels.Text} {direction} {text}",
    ];

    static IEnumerable<string> Texts(ConnectionPolicy policy, PolicyDirection direction, NamedPorts? own) => policy.Rules(direction) is not { } rules ? ["no type"]
        : rules.IsEmpty ? ["nothing"]
        : from rule in rules
          from peer in rule.Peers
          from port in rule.Ports.IsEmpty ? ["all"] : rule.Ports.Select(port => port.Name.Length > 0 && own is not null ? $"{port.At(own)}" : $"{port}")
          select $"{peer} {port}";
}
