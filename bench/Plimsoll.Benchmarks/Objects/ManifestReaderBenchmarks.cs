using System.Text;
using BenchmarkDotNet.Attributes;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Benchmarks.Objects;

/// <summary>Reads some 500 Deployments, 0.3 MB, as YAML and as JSON.</summary>
[MemoryDiagnoser]
public class ManifestReaderBenchmarks
{
    const int Deployments = 500;

    readonly byte[] _yaml = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(
        """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
          labels: {app.kubernetes.io/name: web, app.kubernetes.io/part-of: shop}
        spec:
          replicas: 3
          selector:
            matchLabels: {app.kubernetes.io/name: web}
          template:
            metadata:
              labels: {app.kubernetes.io/name: web}
            spec:
              containers:
              - name: web
                image: registry.example.com/shop/web:1.2.3
                ports: [{containerPort: 8080, name: http}]
                env:
                - name: LOG_LEVEL
                  value: "info"
                securityContext:
                  runAsNonRoot: true
                  allowPrivilegeEscalation: false

        """,
        Deployments)));

    readonly byte[] _json = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(
        """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"shop"},"spec":{"replicas":3,
        "template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.2.3","ports":[{"containerPort":8080}]}]}}}}

        """,
        Deployments)));

    [Benchmark(Baseline = true)]
    public Task<Manifest> Yaml() => ManifestReader.ReadAsync(new MemoryStream(_yaml), "app.yaml", CancellationToken.None);

    [Benchmark]
    public Task<Manifest> Json() => ManifestReader.ReadAsync(new MemoryStream(_json), "app.json", CancellationToken.None);
}
