using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Benchmarks.PodSecurity;

/// <summary>100,000 Pods that are already read, held to restricted: 10,000 different ones of two containers, ten times.</summary>
/// <remarks>The target is more than 200,000 Pods a second on one core: below 500 ms, with nothing allocated for Pods that pass.</remarks>
[MemoryDiagnoser]
public class PodSecurityBenchmarks
{
    const int Pods = 100_000;
    const int Different = 10_000;

    ImmutableArray<PodTemplate> _hardened;
    ImmutableArray<PodTemplate> _plain;

    /// <summary>Reads the Pods.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _hardened = await ReadAsync(Hardened);
        _plain = await ReadAsync(Plain);
        if (Passing() != Pods || Breaking() != 0)
            throw new InvalidOperationException("The Pods are not what they should be.");
    }

    /// <summary>Pods that pass restricted.</summary>
    [Benchmark(OperationsPerInvoke = Pods)]
    public int Passing() => CountAllowed(_hardened);

    /// <summary>Pods that break five controls of restricted, without the sentences.</summary>
    [Benchmark(OperationsPerInvoke = Pods)]
    public int Breaking() => CountAllowed(_plain);

    /// <summary>The same Pods, with the API server's sentence for each.</summary>
    [Benchmark(OperationsPerInvoke = Pods)]
    public int BreakingTold()
    {
        var characters = 0;
        for (var pod = 0; pod < Pods; pod++)
            characters += PodSecurityStandards.Examine(_plain[pod % Different], PodSecurityLevel.Restricted, PodSecurityVersion.Newest).Details.Length;
        return characters;
    }

    static int CountAllowed(ImmutableArray<PodTemplate> pods)
    {
        var allowed = 0;
        for (var pod = 0; pod < Pods; pod++)
        {
            if (PodSecurityStandards.Examine(pods[pod % Different], PodSecurityLevel.Restricted, PodSecurityVersion.Newest).IsAllowed)
                allowed++;
        }

        return allowed;
    }

    static async Task<ImmutableArray<PodTemplate>> ReadAsync(Func<int, string> text)
    {
        var templates = ImmutableArray.CreateBuilder<PodTemplate>(Different);
        foreach (var chunk in Enumerable.Range(0, Different).Chunk(1_000))
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(chunk.Select(text))));
            templates.AddRange((await ManifestReader.ReadAsync(stream, "bench.yaml", CancellationToken.None)).Objects.SelectMany(PodTemplates.In));
        }

        return templates.MoveToImmutable();
    }

    static string Hardened(int number) => Pod(
        number,
        "\n  securityContext: {runAsNonRoot: true, runAsUser: 1000, fsGroup: 2000, seccompProfile: {type: RuntimeDefault}}",
        "\n    securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}");

    static string Plain(int number) => Pod(number, "", "");

    static string Pod(int number, string pod, string container) => string.Create(CultureInfo.InvariantCulture, $$"""
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-{{number}}
          namespace: shop
          labels: {app.kubernetes.io/name: web, app.kubernetes.io/part-of: shop, pod-template-hash: 5d4b{{number}}}
          annotations: {prometheus.io/scrape: "true"}
        spec:
          serviceAccountName: web
          automountServiceAccountToken: false
          nodeSelector: {kubernetes.io/os: linux}{{pod}}
          containers:
          - name: web
            image: registry.example/shop/web:1.{{number}}
            ports: [{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]
            env: [{name: LOG, value: info}, {name: DATABASE, valueFrom: {secretKeyRef: {name: web, key: url} } }]
            resources: {requests: {cpu: 100m, memory: 128Mi}, limits: {memory: 256Mi} }
            livenessProbe: {httpGet: {path: /healthz, port: http} }
            readinessProbe: {httpGet: {path: /readyz, port: http} }
            volumeMounts: [{name: data, mountPath: /data}, {name: tmp, mountPath: /tmp}]{{container}}
          - name: proxy
            image: registry.example/shop/proxy:2
            ports: [{containerPort: 15001}]{{container}}
          volumes:
          - {name: data, persistentVolumeClaim: {claimName: web} }
          - {name: tmp, emptyDir: {} }

        """);
}
