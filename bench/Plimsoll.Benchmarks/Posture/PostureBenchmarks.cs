using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;

namespace Plimsoll.Benchmarks.Posture;

/// <summary>The posture of a cluster whose objects are already read: workloads, Services, Nodes, namespaces, policies and bindings.</summary>
/// <remarks>The target is below 1 s for 5,000 objects.</remarks>
[MemoryDiagnoser]
public class PostureBenchmarks
{
    static readonly DateOnly Today = new(2026, 11, 27);

    ImmutableArray<KubernetesObject> _objects;
    PostureBaseline _baseline = null!;
    ImmutableArray<ObjectFinding> _findings;

    /// <summary>Objects of the cluster.</summary>
    [Params(5_000, 20_000)]
    public int Objects { get; set; }

    /// <summary>Reads the objects, and a baseline of what is found in them.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        var objects = ImmutableArray.CreateBuilder<KubernetesObject>();
        foreach (var chunk in Enumerable.Range(0, Objects).Chunk(1_000))
            objects.AddRange(await ReadAsync(string.Concat(chunk.Select(Text))));
        _objects = objects.ToImmutable();
        if (_objects.Length != Objects)
            throw new InvalidOperationException($"{_objects.Length} objects.");
        _findings = Posture();
        var written = await ReadAsync(PostureBaselineText.Of(_findings, "bench", Today));
        _baseline = PostureBaseline.Read(written[0])!; // It was just written.
    }

    /// <summary>Platform, versions and every check.</summary>
    [Benchmark]
    public ImmutableArray<ObjectFinding> Posture()
    {
        var components = ClusterComponents.In(_objects);
        return PostureChecks.Evaluate(_objects, components, ClusterProfiling.Of(_objects, components).Platforms, Today);
    }

    /// <summary>The findings against a baseline that has all of them.</summary>
    [Benchmark]
    public int Difference() => PostureDiff.Of(_baseline, _findings, Today).Count(difference => difference.State != BaselineState.Accepted);

    static async Task<ImmutableArray<KubernetesObject>> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await ManifestReader.ReadAsync(stream, "bench.yaml", CancellationToken.None)).Objects;
    }

    static string Text(int number)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"name: o{number}, namespace: n{number % 100}");
        var rest = (number % 10) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"apiVersion: v1\nkind: Node\nmetadata: {{name: o{number}}}\nspec: {{providerID: 'aws:///a/i-{number}'}}\nstatus: {{nodeInfo: {{kubeletVersion: v1.3{number / 10 % 6}.2-eks-1}}}}"),
            1 => string.Create(CultureInfo.InvariantCulture, $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: n{number % 100}}}"),
            2 or 3 => string.Create(CultureInfo.InvariantCulture, $"apiVersion: v1\nkind: Service\nmetadata: {{{place}}}\nspec: {{type: NodePort, selector: {{app: a{number / 10}}}, ports: [{{port: 80}}]}}"),
            4 => $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{{place}}}\nspec: {{podSelector: {{matchLabels: {{app: a1}}}}}}",
            5 => $"apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {{{place}}}\nroleRef: {{kind: Role, name: r}}\nsubjects: [{{kind: ServiceAccount, name: s}}]",
            6 => $"apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {{{place}}}\nspec: {{rules: [{{host: a, http: {{paths: [{{backend: {{service: {{name: o2}}}}}}]}}}}]}}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{{place}}}\nspec: {{template: {{metadata: {{labels: {{app: a{number / 10}}}}}, spec: {{containers: [{{name: a, image: 'r.example/{(number % 50 == 7 ? "grafana" : "web")}:1', env: [{{name: DB_PASSWORD, valueFrom: {{secretKeyRef: {{name: s, key: k}}}}}}]}}]}}}}}}"),
        };
        return "---\n" + rest + "\n";
    }
}
