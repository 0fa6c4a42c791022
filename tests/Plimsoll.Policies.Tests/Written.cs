using System.Collections.Immutable;
using System.Text;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies;

/// <summary>Policies and objects as tests write them.</summary>
static class Written
{
    public const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop, labels: {team: shop}}
        spec:
          replicas: 2
          template:
            metadata: {labels: {app: web}}
            spec:
              initContainers:
                - {name: migrate, image: "registry.example/shop/web:1"}
              containers:
                - {name: web, image: "registry.example/shop/web:1", securityContext: {privileged: true}}
                - {name: proxy, image: "docker.io/library/nginx@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}
        """;

    public static ImmutableArray<KubernetesObject> Objects(string yaml)
    {
        var reading = ManifestReader.ReadAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(yaml)), "it.yaml", TestContext.Current.CancellationToken);
        Assert.True(reading.IsCompletedSuccessfully);
#pragma warning disable xUnit1031 // It has completed: the stream is in memory.
        var manifest = reading.Result;
#pragma warning restore xUnit1031
        Assert.Empty(manifest.Unread);
        return manifest.Objects;
    }

    public static PolicySet Policies(string yaml) => PolicySet.Read(Objects(yaml), KubernetesVersion.Newest);

    /// <summary>A set with one policy of our own kind.</summary>
    /// <param name="stages">e.g. <c>build, deploy</c>.</param>
    /// <param name="expression">Of its one validation.</param>
    /// <param name="more">Further fields of the spec, indented by two spaces.</param>
    public static string Staged(string stages, string expression, string more = "") => $$"""
        apiVersion: plimsoll.dev/v1
        kind: Policy
        metadata: {name: mine, annotations: {plimsoll.dev/title: A title, plimsoll.dev/remediation: Do so} }
        spec:
          stages: [{{stages}}]
          severity: High
          validations:
            - expression: |-
                {{expression}}
              message: it is not so
        {{more}}
        """;

    /// <summary>A ValidatingAdmissionPolicy with its binding.</summary>
    /// <param name="resources">e.g. <c>apps/deployments</c>, <c>/pods</c>.</param>
    /// <param name="expression">Of its one validation.</param>
    /// <param name="actions">Of the binding.</param>
    /// <param name="more">Further fields of the spec, indented by two spaces.</param>
    public static string Validating(string resources, string expression, string actions = "Deny", string more = "")
    {
        var slash = resources.IndexOf('/', StringComparison.Ordinal);
        return $$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: theirs, annotations: {plimsoll.dev/severity: Low} }
            spec:
              matchConstraints:
                resourceRules:
                  - {apiGroups: ["{{resources[..slash]}}"], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [{{resources[(slash + 1)..]}}]}
              validations:
                - expression: |-
                    {{expression}}
                  message: it is not so
            {{more}}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: theirs}
            spec: {policyName: theirs, validationActions: [{{actions}}]}
            """;
    }
}
