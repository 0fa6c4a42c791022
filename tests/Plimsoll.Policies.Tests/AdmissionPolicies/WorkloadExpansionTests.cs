using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class WorkloadExpansionTests
{
    const string Template = "{metadata: {labels: {app: web}, name: ignored}, spec: {containers: [{name: web, image: web}]}}";

    [Theory]
    [InlineData("apps/v1", "Deployment", "spec: {template: @}", "web-xxxxx-xxxxx", "ReplicaSet", "web-xxxxx", "replicaset-controller")]
    [InlineData("apps/v1", "ReplicaSet", "spec: {template: @}", "web-xxxxx", "ReplicaSet", "web", "replicaset-controller")]
    [InlineData("apps/v1", "DaemonSet", "spec: {template: @}", "web-xxxxx", "DaemonSet", "web", "daemon-set-controller")]
    [InlineData("apps/v1", "StatefulSet", "spec: {template: @}", "web-0", "StatefulSet", "web", "statefulset-controller")]
    [InlineData("batch/v1", "Job", "spec: {template: @}", "web-xxxxx", "Job", "web", "job-controller")]
    [InlineData("batch/v1", "CronJob", "spec: {jobTemplate: {spec: {template: @}}}", "web-xxxxx-xxxxx", "Job", "web-xxxxx", "job-controller")]
    [InlineData("v1", "ReplicationController", "spec: {template: @}", "web-xxxxx", "ReplicationController", "web", "replication-controller")]
    public void The_pod_is_the_one_that_the_controller_would_make(
        string apiVersion, string kind, string spec, string name, string ownerKind, string owner, string controller)
    {
        var pod = Assert.Single(WorkloadExpansion.PodsOf(Request(apiVersion, kind, spec)));

        Assert.Equal(("Pod", name, "shop", AdmissionOperation.Create), (pod.Kind.Kind, pod.Name, pod.Namespace, pod.Operation));
        Assert.Equal($"system:serviceaccount:kube-system:{controller}", pod.User.Username);
        var metadata = pod.Object!.Root["metadata"];
        Assert.Equal((name, "web"), (metadata?["name"].AsText, metadata?["labels"]?["app"].AsText));
        var reference = metadata?["ownerReferences"].AsMappings.Single();
        Assert.Equal((ownerKind, owner), (reference?["kind"].AsText, reference?["name"].AsText));
        Assert.Equal("web", pod.Object.Root["spec"]?["containers"].AsMappings.Single()["name"].AsText);
    }

    [Fact]
    public void Its_nodes_are_those_of_the_owner()
    {
        var request = Request("apps/v1", "Deployment", "spec: {template: @}");

        var pod = Assert.Single(WorkloadExpansion.PodsOf(request));

        Assert.Equal(request.Object!.Location, pod.Object!.Location);
        Assert.Same(request.Object.Root["spec"]?["template"]?["spec"], pod.Object.Root["spec"]);
    }

    [Theory]
    [InlineData("v1", "Pod", "spec: {containers: [{name: web, image: web}]}")]
    [InlineData("v1", "ConfigMap", "data: {a: b}")]
    [InlineData("apps/v1", "Deployment", "spec: {replicas: 1}")]
    public void Others_make_none(string apiVersion, string kind, string spec) =>
        Assert.Empty(WorkloadExpansion.PodsOf(Request(apiVersion, kind, spec)));

    [Fact]
    public void What_is_removed_or_only_scaled_makes_none()
    {
        var request = Request("apps/v1", "Deployment", "spec: {template: @}");

        Assert.Empty(WorkloadExpansion.PodsOf(request with { Operation = AdmissionOperation.Delete }));
        Assert.Empty(WorkloadExpansion.PodsOf(request with { Subresource = "scale" }));
    }

    static AdmissionRequest Request(string apiVersion, string kind, string spec) => AdmissionRequests.Create(Assert.Single(Written.Objects(
        $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: web, namespace: shop}}\n{spec.Replace("@", Template, StringComparison.Ordinal)}")));
}
