using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class AdmissionRequestsTests
{
    [Fact]
    public async Task An_AdmissionReview_is_read_whole()
    {
        var request = await ReadAsync(
            """
            {
              "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview",
              "request": {
                "uid": "705ab4f5-6393-11e8-b7cc-42010a800002",
                "kind": {"group": "autoscaling", "version": "v1", "kind": "Scale"},
                "resource": {"group": "apps", "version": "v1", "resource": "deployments"},
                "subResource": "scale",
                "requestKind": {"group": "autoscaling", "version": "v1", "kind": "Scale"},
                "requestResource": {"group": "apps", "version": "v1", "resource": "deployments"},
                "requestSubResource": "scale",
                "name": "web", "namespace": "shop", "operation": "UPDATE",
                "userInfo": {"username": "ada", "uid": "7", "groups": ["dev"], "extra": {"scope": ["a", "b"]}},
                "object": {"apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": {"name": "web"}, "spec": {"replicas": 3}},
                "oldObject": {"apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": {"name": "web"}, "spec": {"replicas": 1}},
                "options": {"apiVersion": "meta.k8s.io/v1", "kind": "UpdateOptions", "fieldManager": "kubectl"},
                "dryRun": true
              }
            }
            """);
        var cluster = await Cluster.ValidAsync(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: p}
            spec:
              matchConstraints:
                resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [UPDATE], resources: [deployments/scale]}]
              validations:
              - {expression: object.spec.replicas - oldObject.spec.replicas == 2}
              - {expression: request.subResource == 'scale' && request.requestSubResource == 'scale' && request.dryRun}
              - {expression: "request.userInfo == request.userInfo && request.userInfo.extra['scope'] == ['a', 'b'] && request.userInfo.uid == '7'"}
              - {expression: "request.options.fieldManager == 'kubectl' && request.kind.kind == 'Scale' && request.resource.resource == 'deployments'"}
              - {expression: "'dev' in request.userInfo.groups && request.name == 'web' && namespaceObject.metadata.name == 'shop'"}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: b}
            spec: {policyName: p, validationActions: [Deny]}
            """);

        var result = cluster.Review(request);

        Assert.Equal("", result.Message);
        Assert.Equal(5, Assert.Single(result.Reviews).Decisions.Length);
    }

    [Theory]
    [InlineData("CREATE", "\"object\": {\"apiVersion\": \"v1\", \"kind\": \"Pod\"}, \"oldObject\": null", AdmissionOperation.Create, true, false)]
    [InlineData("DELETE", "\"object\": null, \"oldObject\": {\"apiVersion\": \"v1\", \"kind\": \"Pod\"}", AdmissionOperation.Delete, false, true)]
    [InlineData("CONNECT", "\"object\": {\"apiVersion\": \"v1\", \"kind\": \"PodExecOptions\"}", AdmissionOperation.Connect, true, false)]
    public async Task The_operation_decides_which_objects_there_are(string word, string objects, AdmissionOperation operation, bool hasNew, bool hasOld)
    {
        var request = await ReadAsync(Review($"\"operation\": \"{word}\", {objects}"));

        Assert.Equal((operation, hasNew, hasOld), (request.Operation, request.Object is not null, request.OldObject is not null));
        Assert.Equal(UserInfo.Default, request.User);
    }

    [Theory]
    [InlineData("{\"apiVersion\": \"admission.k8s.io/v1\", \"kind\": \"AdmissionReview\"}", "shop.yaml:1:1: an AdmissionReview must have a request")]
    [InlineData("{\"apiVersion\": \"admission.k8s.io/v1\", \"kind\": \"AdmissionReview\", \"request\": {}}", "request.kind must have group, version and kind")]
    [InlineData("{\"apiVersion\": \"admission.k8s.io/v1\", \"kind\": \"AdmissionReview\", \"request\": {\"kind\": {\"version\": \"v1\", \"kind\": \"Pod\"}}}",
        "request.resource must have group, version and resource")]
    [InlineData(null, "request.operation must be CREATE, UPDATE, DELETE or CONNECT")]
    public async Task A_broken_one_is_told_with_its_place(string? review, string problem)
    {
        Assert.False(AdmissionRequests.TryRead(await ObjectAsync(review ?? Review("\"operation\": \"GET\"")), out var request, out var told));
        Assert.Null(request);
        Assert.StartsWith("shop.yaml:", told, StringComparison.Ordinal);
        Assert.EndsWith(problem, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: a}}", "default", "a", "pods")]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}", "shop", "a", "pods")]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {generateName: a-}}", "default", "a-xxxxx", "pods")]
    [InlineData("{apiVersion: v1, kind: Node, metadata: {name: a}}", "", "a", "nodes")]
    [InlineData("{apiVersion: v1, kind: Namespace, metadata: {name: a}}", "a", "a", "namespaces")]
    [InlineData("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}}", "default", "a", "networkpolicies")]
    [InlineData("{apiVersion: b.example/v1, kind: Box, metadata: {name: a}}", "default", "a", "boxes")]
    [InlineData("{apiVersion: v1, kind: Endpoints, metadata: {name: a}}", "default", "a", "endpoints")]
    public async Task A_manifest_is_created_as_kubectl_would(string yaml, string @namespace, string name, string resource)
    {
        var request = AdmissionRequests.Create(await ObjectAsync(yaml));

        Assert.Equal((@namespace, name, resource), (request.Namespace, request.Name, request.Resource.Resource));
        Assert.Equal(name, request.Object!.Root["metadata"]!["name"].AsText);
        Assert.Equal(
            resource is "nodes" or "namespaces" ? null : @namespace, request.Object.Root["metadata"]!["namespace"].AsText);
    }

    [Fact]
    public async Task A_Namespace_gets_the_label_of_its_name() => Assert.Equal(
        "a",
        AdmissionRequests.Create(await ObjectAsync("{apiVersion: v1, kind: Namespace, metadata: {name: a}}"))
            .Object!.Root["metadata"]!["labels"]!["kubernetes.io/metadata.name"].AsText);

    static string Review(string rest) =>
        """{"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"kind": {"group": "", "version": "v1", "kind": "Pod"}, "resource": {"group": "", "version": "v1", "resource": "pods"}, """ + rest + "}}";

    static async Task<AdmissionRequest> ReadAsync(string review)
    {
        Assert.True(AdmissionRequests.TryRead(await ObjectAsync(review), out var request, out var problem), problem);
        return request!;
    }

    static async Task<KubernetesObject> ObjectAsync(string text) => Assert.Single(await Samples.ObjectsAsync(text));
}
