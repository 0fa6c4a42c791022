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
            if (!item.GetProperty("netpols").GetBoolean())
            {
                suite.Skip(id, "a list of connections in a format of its own; the policies of the same manifests are compared");
                continue;
            }

            var files = item.GetProperty("paths").EnumerateArray()
                .SelectMany(path => ManifestFiles.Find(Path.Combine(suite.Folder, "tests", path.GetString()!)).Paths)
                .Where(file => !Path.GetFileName(file).StartsWith("expected", StringComparison.Ordinal));
            var objects = await ReadAsync(files, cancellation);
            var state = NetworkReading.Read(objects);
            var flags = item.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ToArray();
            var options = flags is ["-dnsport", var port] ? new GenerationOptions(int.Parse(port!, System.Globalization.CultureInfo.InvariantCulture)) : new GenerationOptions();
            var yaml = string.Join("---\n", PolicyGeneration.Of(state, RequiredConnections.Of(state, objects), options).Select(YamlOutput.Write));
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(yaml));
            var found = Rules((await ManifestReader.ReadAsync(stream, "generated.yaml", cancellation)).Objects);
            var expected = Rules(await ReadAsync([Path.Combine(suite.Folder, "tests", item.GetProperty("expected").GetString()!)], cancellation));
            suite.Record(
                id, expected.Count > 0 && expected.SetEquals(found),
                $"missing {string.Join("; ", expected.Except(found).Take(5))} | too much {string.Join("; ", found.Except(expected).Take(5))}");
        }

        suite.Finish();
    }

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

    /// <summary>What each policy allows, one peer and port at a time; names are free.</summary>
    static HashSet<string> Rules(IEnumerable<KubernetesObject> objects) =>
    [
        .. from policy in NetworkReading.Read(objects).Policies
           from direction in Enum.GetValues<PolicyDirection>()
           from text in Texts(policy, direction)
           select $"{policy.Object.Namespace}/{policy.Subject.PodLabels.Text} {direction} {text}",
    ];

    static IEnumerable<string> Texts(ConnectionPolicy policy, PolicyDirection direction) => policy.Rules(direction) is not { } rules ? ["no type"]
        : rules.IsEmpty ? ["nothing"]
        : from rule in rules
          from peer in rule.Peers
          from port in rule.Ports.IsEmpty ? ["all"] : rule.Ports.Select(port => port.ToString())
          select $"{peer} {port}";
}
