namespace Plimsoll.Kubernetes.Rbac;

public sealed class BuiltInResourcesTests
{
    [Theory]
    [InlineData("po", "pods")]
    [InlineData("Pods", "pods")]
    [InlineData("DEPLOYMENT", "deployments")]
    [InlineData("ingress", "ingresses")]
    [InlineData("IngressClass", "ingressclasses")]
    [InlineData("NetworkPolicy", "networkpolicies")]
    [InlineData("storageclass", "storageclasses")]
    [InlineData("lease", "leases")]
    [InlineData("ComponentStatus", "componentstatuses")]
    [InlineData("ipaddress", "ipaddresses")]
    [InlineData("endpoints", "endpoints")]
    [InlineData("widgets", null)]
    public void Every_name_of_a_resource_leads_to_its_plural(string name, string? plural) => Assert.Equal(plural, BuiltInResources.PluralOf(name));

    [Theory]
    [InlineData("pods", "")]
    [InlineData("roles", "rbac.authorization.k8s.io")]
    [InlineData("pod", null)]
    public void A_plural_has_a_group(string plural, string? group) => Assert.Equal(group, BuiltInResources.GroupOf(plural));
}
