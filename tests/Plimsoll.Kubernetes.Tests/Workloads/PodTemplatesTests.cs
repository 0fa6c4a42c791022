using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Workloads;

public sealed class PodTemplatesTests
{
    const string Spec = "{initContainers: [{name: i, image: init:1}], containers: [{name: c, image: main:1}], ephemeralContainers: [{name: e}]}";

    [Theory]
    [InlineData("v1", "Pod", "spec: " + Spec, "spec")]
    [InlineData("v1", "PodTemplate", "template: {spec: " + Spec + "}", "template.spec")]
    [InlineData("v1", "ReplicationController", "spec: {template: {spec: " + Spec + "}}", "spec.template.spec")]
    [InlineData("apps/v1", "Deployment", "spec: {template: {spec: " + Spec + "}}", "spec.template.spec")]
    [InlineData("apps/v1", "ReplicaSet", "spec: {template: {spec: " + Spec + "}}", "spec.template.spec")]
    [InlineData("apps/v1", "StatefulSet", "spec: {template: {spec: " + Spec + "}}", "spec.template.spec")]
    [InlineData("apps/v1", "DaemonSet", "spec: {template: {spec: " + Spec + "}}", "spec.template.spec")]
    [InlineData("extensions/v1beta1", "Deployment", "spec: {template: {spec: " + Spec + "}}", "spec.template.spec")]
    [InlineData("batch/v1", "Job", "spec: {template: {spec: " + Spec + "}}", "spec.template.spec")]
    [InlineData("batch/v1", "CronJob", "spec: {jobTemplate: {spec: {template: {spec: " + Spec + "}}}}", "spec.jobTemplate.spec.template.spec")]
    [InlineData("example.com/v1", "Rollout", "spec: {template: {spec: " + Spec + "}}", "spec.template.spec")]
    [InlineData("example.com/v1", "Cluster", "spec: {roles: [{podTemplate: {spec: " + Spec + "}}]}", "spec.roles[0].podTemplate.spec")]
    public async Task Every_kind_that_runs_containers_gives_its_template(string apiVersion, string kind, string rest, string path)
    {
        var manifest = await ManifestText.ReadAsync($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x}}\n{rest}\n");

        var template = Assert.Single(PodTemplates.In(Assert.Single(manifest.Objects)));

        Assert.Equal(path, template.Workload.TemplatePath);
        Assert.Equal(
            [("i", ContainerKind.Init, "init:1"), ("c", ContainerKind.Regular, "main:1"), ("e", ContainerKind.Ephemeral, "")],
            template.Workload.Containers.Select(container => (container.Name, container.Kind, container.Image)));
    }

    [Fact]
    public async Task A_container_is_located_at_its_image()
    {
        var manifest = await ManifestText.ReadAsync(
            "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    image: nginx\n  - name: b\n");

        var template = Assert.Single(PodTemplates.In(manifest.Objects[0]));

        Assert.Equal(
            ["app.yaml:6:12", "app.yaml:7:5"],
            template.Workload.Containers.Select(container => container.Location.ToString()));
    }

    [Theory]
    [InlineData("v1", "Service", "spec: {ports: []}")]
    [InlineData("v1", "Pod", "spec: text")]
    [InlineData("apps/v1", "Deployment", "spec: {template: []}")]
    [InlineData("example.com/v1", "Thing", "spec: {containers: [{name: no-template}]}")]
    public async Task Objects_without_Pods_give_none(string apiVersion, string kind, string rest)
    {
        var manifest = await ManifestText.ReadAsync($"apiVersion: {apiVersion}\nkind: {kind}\n{rest}\n");

        Assert.Empty(PodTemplates.In(Assert.Single(manifest.Objects)));
    }
}
