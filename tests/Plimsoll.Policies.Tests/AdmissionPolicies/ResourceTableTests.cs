namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class ResourceTableTests
{
    [Theory]
    [InlineData("", "v1", "Pod", "pods", true)]
    [InlineData("", "v1", "Namespace", "namespaces", false)]
    [InlineData("", "v1", "Endpoints", "endpoints", true)]
    [InlineData("apps", "v1", "Deployment", "deployments", true)]
    [InlineData("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", true)]
    [InlineData("networking.k8s.io", "v1", "Ingress", "ingresses", true)]
    [InlineData("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", false)]
    [InlineData("admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicy", "validatingadmissionpolicies", false)]
    [InlineData("storage.k8s.io", "v1", "StorageClass", "storageclasses", false)]
    public void Kinds_of_kubernetes_have_their_resource_and_scope(string group, string version, string kind, string plural, bool isNamespaced)
    {
        var found = ResourceTable.BuiltIn.Find(new GroupVersionKind(group, version, kind));

        Assert.Equal((plural, isNamespaced, false), (found.Plural, found.IsNamespaced, found.IsGuess));
    }

    [Theory]
    [InlineData("Widget", "widgets")]
    [InlineData("Gateway", "gateways")]
    [InlineData("Policy", "policies")]
    [InlineData("Mesh", "meshes")]
    [InlineData("Proxy", "proxies")]
    [InlineData("Box", "boxes")]
    [InlineData("Address", "addresses")]
    public void Other_kinds_are_guessed_and_that_is_said(string kind, string plural)
    {
        var found = ResourceTable.BuiltIn.Find(new GroupVersionKind("example.com", "v1", kind));

        Assert.Equal((plural, true), (found.Plural, found.IsGuess));
    }

    [Fact]
    public void A_definition_among_the_objects_says_how_its_kind_is_served()
    {
        var table = ResourceTable.From(Written.Objects("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: wares.example.com}
            spec:
              group: example.com
              scope: Cluster
              names: {kind: Widget, plural: wares}
              versions: [{name: v2}, {name: v1}]
            """));

        var found = table.Find(new GroupVersionKind("example.com", "v1", "Widget"));

        Assert.Equal(("wares", false, false), (found.Plural, found.IsNamespaced, found.IsGuess));
        Assert.Equal(["v2", "v1"], found.Versions);
    }

    [Fact]
    public void An_object_is_served_in_other_versions_and_groups_too()
    {
        var others = ResourceTable.BuiltIn.EquivalentsOf(new GroupVersionResource("", "v1", "events")).Select(other => other.Resource.Group);

        Assert.Contains("events.k8s.io", others);
    }
}
