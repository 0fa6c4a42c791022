using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class TemplateReadingTests
{
    [Theory]
    [InlineData("name: k8slabels", "name: labels", "metadata.name: must be k8slabels")]
    [InlineData("names: {kind: K8sLabels}", "names: {}", "spec.crd.spec.names.kind: is required")]
    [InlineData("target: admission.k8s.gatekeeper.sh", "target: other", "spec.targets[0].target: must be admission.k8s.gatekeeper.sh")]
    [InlineData("engine: K8sNativeValidation", "engine: Wasm", "no code for Rego or K8sNativeValidation")]
    [InlineData("expression: \"false\"", "expression: \"1\"", "source.validations[0].expression: must evaluate to bool, not int")]
    [InlineData("expression: \"false\"", "expression: \"nothing\"", "undeclared reference to 'nothing'")]
    public void A_template_that_Gatekeeper_would_refuse_is_told(string written, string instead, string problem)
    {
        var policies = Gate.Read(Gate.Deny.Replace(written, instead, StringComparison.Ordinal), Gate.Constraint());

        Assert.Contains(problem, Assert.Single(policies.Issues).Message, StringComparison.Ordinal);
        Assert.Empty(policies.Templates);
        Assert.Single(policies.NotEvaluated);
    }

    [Fact]
    public void Two_targets_are_one_too_many() => Assert.Contains(
        "spec.targets: must hold exactly one target",
        Gate.Issue(Gate.Deny + "\n    - target: admission.k8s.gatekeeper.sh").Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("variables: [{name: params, expression: '1'}]", "\"params\" is a variable of Gatekeeper's own")]
    [InlineData("variables: [{name: anyObject, expression: '1'}]", "\"anyObject\" is a variable of Gatekeeper's own")]
    [InlineData("variables: [{name: gatekeeper_internal_x, expression: '1'}]", "begins with gatekeeper_internal_")]
    [InlineData("failurePolicy: Never", "failurePolicy: must be Fail or Ignore, not \"Never\"")]
    public void Names_that_Gatekeeper_uses_itself_are_not_free(string source, string problem) =>
        Assert.Contains(problem, Gate.Issue(Gate.Native(source)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_engine_is_CEL_where_there_is_code_for_both()
    {
        var template = Assert.Single(Gate.Read(Both).Templates);

        Assert.Equal(GatekeeperEngine.Cel, template.Engine);
        Assert.Equal([GatekeeperEngine.Rego, GatekeeperEngine.Cel], template.Engines);
    }

    [Fact]
    public void A_template_without_the_engine_that_is_asked_for_cannot_be_used() => Assert.Contains(
        "no code for Rego", Assert.Single(Gate.Read(GatekeeperEngine.Rego, Gate.Deny).Issues).Message, StringComparison.Ordinal);

    [Fact]
    public void A_template_names_the_kinds_that_it_wants_to_know()
    {
        var template = Assert.Single(Gate.Valid(Gate.Deny.Replace(
            "name: k8slabels",
            "name: k8slabels\n  annotations:\n    metadata.gatekeeper.sh/requires-sync-data: |\n      \"[[{\"groups\":[\"apps\"],\"versions\":[\"v1\"],\"kinds\":[\"Deployment\",\"StatefulSet\"]}]]\"",
            StringComparison.Ordinal)).Templates);

        Assert.Equal("Deployment (apps/v1), StatefulSet (apps/v1)", Assert.Single(Assert.Single(template.Requires)).ToString());
    }

    [Fact]
    public void An_annotation_that_is_no_list_is_told_and_the_template_is_used_all_the_same()
    {
        var policies = Gate.Valid(Gate.Deny.Replace(
            "name: k8slabels", "name: k8slabels\n  annotations: {metadata.gatekeeper.sh/requires-sync-data: '[[{'}", StringComparison.Ordinal));

        Assert.Contains("no JSON list of requirements", Assert.Single(policies.Warnings).Message, StringComparison.Ordinal);
        Assert.Single(policies.Templates);
    }

    [Fact]
    public void The_operations_of_a_target_are_those_of_the_webhook()
    {
        var template = Assert.Single(Gate.Valid(Gate.Deny.Replace(
            "sh\n      code", "sh\n      operations: [UPDATE, DELETE]\n      code", StringComparison.Ordinal)).Templates);

        Assert.Equal([AdmissionOperation.Update, AdmissionOperation.Delete], template.Operations);
    }

    const string Both = """
        apiVersion: templates.gatekeeper.sh/v1
        kind: ConstraintTemplate
        metadata: {name: k8slabels}
        spec:
          crd: {spec: {names: {kind: K8sLabels}}}
          targets:
            - target: admission.k8s.gatekeeper.sh
              code:
                - engine: Rego
                  source: {rego: "package x"}
                - engine: K8sNativeValidation
                  source: {validations: [{expression: "true"}]}
        """;
}
