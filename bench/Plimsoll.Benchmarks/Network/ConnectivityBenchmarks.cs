using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Benchmarks.Network;

/// <summary>Time of the whole map, manifests read already.</summary>
/// <remarks>Target: 500 workloads with 200 policies in less than 1 s. The pairs grow with the square of the workloads.</remarks>
[MemoryDiagnoser]
public class ConnectivityBenchmarks
{
    NetworkState _state = null!; // Set before each measurement.

    [Params(500, 5_000)]
    public int Workloads { get; set; }

    [GlobalSetup]
    public async Task ReadAsync()
    {
        var yaml = new StringBuilder();
        for (var number = 0; number < Workloads; number++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $$"""
                ---
                apiVersion: v1
                kind: Pod
                metadata: { name: w{{number}}, namespace: n{{number % 20}}, labels: { app: w{{number}}, tier: t{{number % 10}}, team: x{{number % 50}} } }
                spec: { containers: [{ name: a, image: a, ports: [{ containerPort: 8080, name: http }] }] }

                """);
        }

        for (var number = 0; number < Workloads * 2 / 5; number++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $$"""
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: p{{number}}, namespace: n{{number % 20}} }
                spec:
                  podSelector: { matchLabels: { tier: t{{number % 10}} } }
                  policyTypes: [Ingress, Egress]
                  ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { team: x{{number % 50}} } } }], ports: [{ port: http }] }]
                  egress: [{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { team: x{{number % 50}} } } }] }]

                """);
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml.ToString()));
        _state = NetworkReading.Read((await ManifestReader.ReadAsync(stream, "bench.yaml", CancellationToken.None)).Objects);
    }

    [Benchmark]
    public int Map() => new NetworkMap(new Connectivity(_state, new ConnectivityOptions())).Edges().Count();
}
