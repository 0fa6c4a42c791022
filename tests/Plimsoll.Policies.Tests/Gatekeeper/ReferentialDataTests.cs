using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Rego.Values;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class ReferentialDataTests
{
    const string Objects = """
        {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, namespace: shop}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: web}}
        """;

    [Fact]
    public void Objects_lie_by_scope_group_version_kind_and_name()
    {
        var data = ReferentialData.From(Written.Objects(Objects)).Data;

        Assert.Equal("shop", At(data, "inventory", "cluster", "v1", "Namespace", "shop", "metadata", "name"));
        Assert.Equal("web", At(data, "inventory", "namespace", "shop", "networking.k8s.io/v1", "Ingress", "web", "metadata", "name"));
        Assert.Equal("web", At(data, "inventory", "cluster", "v1", "Service", "web", "metadata", "name"));
    }

    [Fact]
    public void A_cluster_puts_objects_into_the_default_namespace_and_leaves_out_what_a_Config_takes_out_of_sync()
    {
        var config = new GatekeeperConfig { Excluded = [new ExcludedNamespaces(["sync"], [new Wildcard("sh*")])] };

        var data = ReferentialData.From(ClusterObjects.From(Written.Objects(Objects)), config).Data;

        Assert.Equal("default", At(data, "inventory", "namespace", "default", "v1", "Service", "web", "metadata", "namespace"));
        Assert.Null(At(data, "inventory", "namespace", "shop"));
    }

    [Fact]
    public void Policies_are_no_objects_of_the_inventory()
    {
        var data = ReferentialData.From(ClusterObjects.From(Written.Objects(Gate.Constraint())), GatekeeperConfig.Empty).Data;

        Assert.Equal("""{"inventory": {"cluster": {}, "namespace": {}}}""", data.ToString());
    }

    static string? At(RegoObject data, params ReadOnlySpan<string> path)
    {
        RegoValue? value = data;
        foreach (var key in path)
            value = (value as RegoObject)?[key];
        return value is RegoString text ? text.Value : value?.ToString();
    }
}
