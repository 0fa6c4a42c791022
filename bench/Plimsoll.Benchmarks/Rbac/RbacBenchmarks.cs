using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Rbac;
using Plimsoll.Kubernetes.Rbac.Risks;
using Plimsoll.Model.Rbac;

namespace Plimsoll.Benchmarks.Rbac;

/// <summary>RBAC of a large cluster that is already read: 5,000 roles, 5,000 bindings, 5,000 workloads in 250 namespaces.</summary>
/// <remarks>The target is below 1 s for the whole risk graph, and for a who-can.</remarks>
[MemoryDiagnoser]
public class RbacBenchmarks
{
    const int Namespaces = 250;

    ImmutableArray<KubernetesObject> _objects;
    RbacIndex _index = null!;

    /// <summary>Roles, and as many bindings and workloads.</summary>
    [Params(5_000, 20_000)]
    public int Roles { get; set; }

    /// <summary>Reads the objects.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        var objects = ImmutableArray.CreateBuilder<KubernetesObject>();
        foreach (var chunk in Enumerable.Range(0, Roles).Chunk(1_000))
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(chunk.Select(Text))));
            objects.AddRange((await ManifestReader.ReadAsync(stream, "bench.yaml", CancellationToken.None)).Objects);
        }

        _objects = objects.ToImmutable();
        _index = new RbacIndex(RbacReader.Read(_objects));
        if (_index.Grants.Length != Roles)
            throw new InvalidOperationException($"{_index.Grants.Length} grants.");
    }

    /// <summary>Reads the roles, builds index and graph, searches from every ServiceAccount in use.</summary>
    [Benchmark]
    public RbacRisks Risks() => RbacRiskAnalysis.Analyse(_objects, [], allSubjects: false, CancellationToken.None);

    /// <summary>Everybody who may read Secrets of a namespace, with the index already there.</summary>
    [Benchmark]
    public ImmutableArray<RbacHolder> WhoCan() => _index.WhoCan(new RbacRequest("get") { Resource = "secrets", Namespace = "n7" });

    /// <summary>The index alone.</summary>
    [Benchmark]
    public RbacIndex Index() => new(RbacReader.Read(_objects));

    static string Text(int number)
    {
        var @namespace = string.Create(CultureInfo.InvariantCulture, $"n{number % Namespaces}");
        var rule = (number % 11) switch
        {
            0 => "{apiGroups: [''], resources: [pods/exec], verbs: [create]}",
            1 => "{apiGroups: [''], resources: [secrets], verbs: [get, list]}",
            2 => "{apiGroups: [''], resources: [serviceaccounts/token], verbs: [create]}",
            3 => "{apiGroups: [apps], resources: [deployments], verbs: [create, patch]}",
            4 => "{apiGroups: [''], resources: [services, endpoints], verbs: ['*']}",
            _ => "{apiGroups: [''], resources: [configmaps], verbs: [get, list, watch]}",
        };
        // Each fiftieth is a ClusterRole, and one of all reaches everything.
        var kind = number % 50 == 0 ? "ClusterRole" : "Role";
        if (number == 100)
            rule = "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}";
        var place = kind == "Role" ? $", namespace: {@namespace}" : "";
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: {{{kind}}}
            metadata: {name: r{{{number}}}{{{place}}}}
            rules:
            - {{{rule}}}
            - {apiGroups: [''], resources: [pods, pods/log, events], verbs: [get, list, watch]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: {{{kind}}}Binding
            metadata: {name: b{{{number}}}{{{place}}}}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: {{{kind}}}, name: r{{{number}}}}
            subjects: [{kind: ServiceAccount, name: a{{{number}}}, namespace: {{{@namespace}}}}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: w{{{number}}}, namespace: {{{@namespace}}}}
            spec: {template: {metadata: {labels: {app: w{{{number}}} } }, spec: {serviceAccountName: a{{{number}}}, containers: [{name: c, image: i}] } } }

            """);
    }
}
