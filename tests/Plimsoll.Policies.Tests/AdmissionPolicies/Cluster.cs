using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Policies and objects out of YAML, and what becomes of requests under them.</summary>
sealed class Cluster
{
    Cluster(ImmutableArray<KubernetesObject> objects)
    {
        Policies = PolicyReading.Read(objects, KubernetesEnvironment.For(KubernetesVersion.Newest));
        Objects = ClusterObjects.From(objects);
    }

    public AdmissionPolicySet Policies { get; }

    public ClusterObjects Objects { get; }

    public static async Task<Cluster> OfAsync(params IEnumerable<string> yaml) =>
        new(await Samples.ObjectsAsync(string.Join("\n---\n", yaml)));

    /// <summary>The same, where every policy must be one that the API server takes.</summary>
    public static async Task<Cluster> ValidAsync(params IEnumerable<string> yaml)
    {
        var cluster = await OfAsync(yaml);
        Assert.Empty(cluster.Policies.Issues);
        return cluster;
    }

    public AdmissionResult Review(AdmissionRequest request) =>
        new ValidatingEvaluation(Policies.ValidatingPolicies, Policies.ValidatingBindings, Objects)
            .Evaluate(request, TestContext.Current.CancellationToken);

    public Admission ReviewWorkload(AdmissionRequest request) => new AdmissionChain(
        new PolicySet { Validating = Policies.ValidatingPolicies, ValidatingBindings = Policies.ValidatingBindings }, Objects, [], Samples.Now)
        .Admit(request, TestContext.Current.CancellationToken);

    public MutationResult Mutate(AdmissionRequest request) =>
        new MutatingEvaluation(Policies.MutatingPolicies, Policies.MutatingBindings, Objects)
            .Evaluate(request, TestContext.Current.CancellationToken);

    public async Task<AdmissionRequest> CreateAsync(string yaml) =>
        AdmissionRequests.Create(Assert.Single(await Samples.ObjectsAsync(yaml)), Objects.Resources);

    public async Task<AdmissionResult> ReviewAsync(string yaml) => Review(await CreateAsync(yaml));

    public async Task<MutationResult> MutateAsync(string yaml) => Mutate(await CreateAsync(yaml));

    /// <summary>A policy on Pods, named <c>p</c>, by the rest of its spec; with its binding where actions are given.</summary>
    public static string Policy(string spec, string actions = "[Deny]", string binding = "", string version = "v1") =>
        $$"""
        apiVersion: admissionregistration.k8s.io/{{version}}
        kind: ValidatingAdmissionPolicy
        metadata: {name: p}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [pods]}
        {{Indented(spec)}}
        ---
        apiVersion: admissionregistration.k8s.io/{{version}}
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: b}
        spec:
          policyName: p
          validationActions: {{actions}}
        {{Indented(binding)}}
        """;

    /// <summary>A Pod named <c>web</c> by further fields of its metadata and by its spec.</summary>
    public static string Pod(string metadata = "", string spec = "containers: [{name: c, image: a}]") =>
        $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        {{Indented(metadata)}}
        spec:
        {{Indented(spec)}}
        """;

    static string Indented(string yaml) => yaml.Length == 0 ? "" : "  " + yaml.Trim('\n').Replace("\n", "\n  ", StringComparison.Ordinal);
}
