using System.Collections.Immutable;
using System.Text;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Network;

/// <summary>States and maps of manifests as text.</summary>
static class NetworkSample
{
    public static async Task<ImmutableArray<KubernetesObject>> ObjectsAsync(string yaml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        var manifest = await ManifestReader.ReadAsync(stream, "net.yaml", TestContext.Current.CancellationToken);
        Assert.Empty(manifest.Unread);
        return manifest.Objects;
    }

    public static async Task<NetworkMap> MapAsync(string yaml, bool matchPodAddresses = false) =>
        new(new Connectivity(NetworkReading.Read(await ObjectsAsync(yaml)), new ConnectivityOptions(matchPodAddresses)));

    public static string Pod(string name, string labels, string more = "") => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{name}}, labels: { {{labels}} } }
        spec: { containers: [{ name: a, image: a{{more}} }] }
        ---

        """;

    public static string Policy(string name, string spec) => $$"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: {{name}} }
        spec: {{spec}}
        ---

        """;
}
