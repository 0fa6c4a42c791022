using Plimsoll.Cel.Kubernetes;
using Plimsoll.Model.Policies.Explaining;

namespace Plimsoll.Policies.Explaining;

public sealed class MutatorWordsTests
{
    [Theory]
    [InlineData("Assign", "spec.a[name: *].b", "{assign: {value: {c: [1]}}}", "sets spec.a[name: *].b to {\"c\":[1]}")]
    [InlineData("Assign", "spec.a", "{assign: {fromMetadata: {field: namespace}}}", "sets spec.a to the namespace of the object")]
    [InlineData("ModifySet", "spec.a", "{values: {fromList: [one, 2]}}", "adds \"one\", 2 to spec.a")]
    [InlineData("ModifySet", "spec.a", "{operation: prune, values: {fromList: [one]}}", "takes \"one\" out of spec.a")]
    [InlineData("AssignImage", "spec.image", "{assignDomain: registry.example, assignTag: ':2'}", "sets of the image spec.image the registry to registry.example, the tag to :2")]
    [InlineData("Assign", "spec.a[name: x].b", "{assign: {value: 1}, pathTests: [{subPath: spec.a, condition: MustExist}, {subPath: 'spec.a[name: x].b', condition: MustNotExist}]}",
        "sets spec.a[name: x].b to 1|only where spec.a is there|only where spec.a[name: x].b is not there")]
    public void A_mutator_says_what_it_does(string kind, string location, string parameters, string changes)
    {
        var explained = Explain($$"""
            apiVersion: mutations.gatekeeper.sh/v1
            kind: {{kind}}
            metadata: {name: it}
            spec:
              applyTo: [{groups: ["", apps], versions: [v1], kinds: [Pod], operations: [CREATE]}]
              match: {namespaces: [shop]}
              location: "{{location}}"
              parameters: {{parameters}}
            """);

        Assert.Equal(changes, string.Join('|', explained.Changes));
        Assert.Equal(["Pod (core, apps v1), CREATE", "in namespaces shop"], explained.Matches);
    }

    [Fact]
    public void AssignMetadata_is_about_what_it_matches_and_changes_nothing_that_is_there()
    {
        var explained = Explain("""
            apiVersion: mutations.gatekeeper.sh/v1
            kind: AssignMetadata
            metadata: {name: it}
            spec: {location: metadata.labels.team, parameters: {assign: {value: shop}}}
            """);

        Assert.Equal(["everything"], explained.Matches);
        Assert.Equal(["sets metadata.labels.team to \"shop\"", "only where metadata.labels.team is not there"], explained.Changes);
    }

    [Fact]
    public void An_ExpansionTemplate_says_what_is_made()
    {
        var explained = Explain("""
            apiVersion: expansion.gatekeeper.sh/v1beta1
            kind: ExpansionTemplate
            metadata: {name: it}
            spec:
              applyTo: [{groups: [apps], kinds: [Deployment], versions: [v1]}]
              templateSource: spec.template
              generatedGVK: {group: "", version: v1, kind: Pod}
            """);

        Assert.Equal(["Deployment (apps v1)"], explained.Matches);
        Assert.Equal(["has a Pod (v1) reviewed too, made of spec.template"], explained.Changes);
    }

    static PolicyExplanation Explain(string yaml)
    {
        var (policies, unread) = PolicyExplaining.Of(Written.Objects(yaml), KubernetesVersion.Newest);
        Assert.Empty(unread);
        return Assert.Single(policies);
    }
}
