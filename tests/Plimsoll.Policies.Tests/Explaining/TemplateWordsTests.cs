using Plimsoll.Cel.Kubernetes;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Policies.Explaining;
using Plimsoll.Policies.Gatekeeper;

namespace Plimsoll.Policies.Explaining;

public sealed class TemplateWordsTests
{
    const string Reading = """
        package k8slabels
        violation[{"msg": "taken"}] {
          data.inventory.namespace[_]["networking.k8s.io/v1"].Ingress[_].spec.host == input.review.object.spec.host
        }
        violation[{"msg": "none"}] { not data.inventory.cluster.v1.Namespace[input.review.namespace] }
        """;

    [Fact]
    public void A_template_is_explained_with_its_constraints()
    {
        var template = Explain(
            Gate.Native("validations: [{expression: \"object.metadata.name != 'x'\", message: not x}]"),
            Gate.Constraint("{enforcementAction: warn, match: {kinds: [{apiGroups: [apps], kinds: [Deployment]}], namespaces: ['a*'], scope: Namespaced}, parameters: {labels: [b]}}"));

        Assert.Equal(("ConstraintTemplate", "k8slabels", "K8sLabels", "CEL"), (template.Kind, template.Name, template.Title, template.Engine));
        var use = Assert.Single(template.Uses);
        Assert.Equal(("constraint", "must", """{"labels":["b"]}"""), (use.Kind, use.Name, use.Parameters));
        Assert.Equal([Enforcement.Warn], use.Actions);
        Assert.Equal(["Deployment (apps)", "objects in namespaces only", "in namespaces a*"], use.Matches);
        Assert.Equal(["variables", "variables", "validations"], template.Expressions.Select(expression => expression.Field));
    }

    [Fact]
    public void The_objects_that_Rego_asks_about_are_told()
    {
        var template = Explain(Gate.Rego(Reading));

        Assert.Equal(("Rego", 0), (template.Engine, template.Expressions.Length));
        Assert.Equal(["data.inventory cluster/v1/Namespace", "data.inventory namespace"], template.Reads.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_template_that_a_cluster_would_not_sync_for_is_told()
    {
        var written = Gate.Deny.Replace(
            "name: k8slabels",
            "name: k8slabels\n  annotations: {metadata.gatekeeper.sh/requires-sync-data: '[[{\"groups\": [\"\"], \"versions\": [\"v1\"], \"kinds\": [\"Service\"]}]]'}",
            StringComparison.Ordinal);
        const string SyncSet = "apiVersion: syncset.gatekeeper.sh/v1alpha1\nkind: SyncSet\nmetadata: {name: s}\nspec: {gvks: [{group: '', version: v1, kind: Pod}]}";

        Assert.Equal("Service (v1): in a cluster, a Config or SyncSet must name it", Assert.Single(Explain(written).Reads));
        Assert.EndsWith("and none of those here does", Assert.Single(Explain(written, SyncSet).Reads), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("object.metadata.name != 'x'", "")]
    [InlineData("isIP(object.metadata.name)", "1.30")]
    public void The_release_that_its_expressions_need_is_told(string expression, string version) => Assert.Equal(
        version,
        string.Join(' ', Explain(Gate.Native($"validations: [{{expression: \"{expression}\", message: m}}]"), Gate.Constraint()).Needs.Select(need => need.Version)));

    static PolicyExplanation Explain(params ReadOnlySpan<string> yaml)
    {
        var (policies, unread) = PolicyExplaining.Of(Written.Objects(string.Join("\n---\n", yaml.ToArray())), KubernetesVersion.Newest);
        Assert.Empty(unread);
        return Assert.Single(policies);
    }
}
