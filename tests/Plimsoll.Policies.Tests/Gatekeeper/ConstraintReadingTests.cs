using Plimsoll.Model.Findings;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class ConstraintReadingTests
{
    [Theory]
    [InlineData("{parameters: {labels: x}}", "spec.parameters.labels: must be a list, not a string")]
    [InlineData("{parameters: {labels: [1]}}", "spec.parameters.labels[0]: must be a string, not a number")]
    [InlineData("{parameters: {label: [x]}}", "spec.parameters.label: unknown field")]
    [InlineData("{matches: {}}", "spec.matches: unknown field")]
    [InlineData("{match: {kind: []}}", "spec.match.kind: unknown field")]
    [InlineData("{match: {kinds: [{apiGroup: ['']}]}}", "spec.match.kinds[0].apiGroup: unknown field")]
    [InlineData("{match: {kinds: [Pod]}}", "spec.match.kinds[0]: must be a mapping")]
    [InlineData("{match: {namespaces: shop}}", "spec.match.namespaces: must be a list of strings")]
    [InlineData("{match: {namespaces: ['a*b']}}", "is no name with * at its front or end only")]
    [InlineData("{match: {source: Both}}", "spec.match.source: must be All or Original or Generated, not \"Both\"")]
    [InlineData("{match: {labelSelector: {matchExpressions: [{key: a, operator: Is}]}}}", "operator: must be In or NotIn")]
    [InlineData("{match: {processes: [web]}}", "spec.match.processes: must be audit or webhook")]
    [InlineData("{enforcementAction: scoped}", "spec.scopedEnforcementActions: is required where enforcementAction is scoped")]
    [InlineData("{enforcementAction: scoped, scopedEnforcementActions: [{action: stop, enforcementPoints: [{name: '*'}]}]}", "must be deny, warn or dryrun, not \"stop\"")]
    [InlineData("{enforcementAction: scoped, scopedEnforcementActions: [{action: deny, enforcementPoints: [{name: ci}]}]}", "\"ci\" is no enforcement point")]
    [InlineData("{enforcementAction: scoped, scopedEnforcementActions: [{action: deny}]}", "enforcementPoints: is required")]
    public void A_constraint_that_its_template_does_not_allow_is_told_with_its_line(string spec, string problem)
    {
        var policies = Gate.Read(Gate.Deny, Gate.Constraint(spec));

        var issue = Assert.Single(policies.Issues);
        Assert.Contains(problem, issue.Message, StringComparison.Ordinal);
        Assert.Equal(("K8sLabels", "must"), (issue.Object.Kind, issue.Object.Name));
        Assert.Equal(20, issue.Location.Line);
        Assert.Empty(policies.Constraints);
    }

    [Theory]
    [InlineData("metadata: {name: must}", "metadata: {name: Must}", "metadata.name: must be a lower-case DNS name")]
    [InlineData("metadata: {name: must}", "metadata: {}", "metadata.name: must be a lower-case DNS name")]
    [InlineData("sh/v1beta1", "sh/v2", "must be constraints.gatekeeper.sh/v1beta1 or v1alpha1")]
    public void Names_and_versions_are_Gatekeepers(string written, string instead, string problem)
    {
        var issue = Gate.Issue(Gate.Deny, Gate.Constraint().Replace(written, instead, StringComparison.Ordinal));

        Assert.Contains(problem, issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_at_most_63_characters_long() => Assert.Contains(
        "at most 63 characters long, is 64", Gate.Issue(Gate.Deny, Gate.Constraint(name: new string('a', 64))).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_schema_there_are_no_parameters_but_in_templates_before_v1()
    {
        const string source = "      code: [{engine: K8sNativeValidation, source: {validations: [{expression: \"true\"}]}}]";
        var given = Gate.Constraint("{parameters: {any: 1}}");

        Assert.Contains("spec.parameters: unknown field", Gate.Issue(Gate.Template(source, ""), given).Message, StringComparison.Ordinal);
        Assert.Single(Gate.Valid(Gate.Template(source, "", "v1beta1"), given).Constraints);
    }

    [Fact]
    public void An_action_that_nobody_knows_is_told_and_the_constraint_is_asked_all_the_same()
    {
        var policies = Gate.Read(Gate.Deny, Gate.Constraint("{enforcementAction: block}"));

        Assert.Contains("\"block\" is none of deny, warn, dryrun and scoped", Assert.Single(policies.Warnings).Message, StringComparison.Ordinal);
        Assert.Equal(EnforcementAction.Unrecognized, Assert.Single(policies.Constraints).EnforcementAction);
    }

    [Fact]
    public void Parameters_get_the_defaults_of_the_template()
    {
        var constraint = Assert.Single(Gate.Valid(
            Gate.Native("validations: [{expression: \"true\"}]", "{type: object, properties: {least: {type: integer, default: 3}}}"),
            Gate.Constraint("{parameters: {}}")).Constraints);

        Assert.Equal("""{"least":3}""", AdmissionPolicies.Yaml.Json(constraint.Parameters!));
        Assert.Equal("""{"least": 3}""", constraint.RegoParameters.ToString());
    }

    [Fact]
    public void Scoped_actions_count_at_their_points()
    {
        var constraint = Assert.Single(Gate.Valid(Gate.Deny, Gate.Constraint("""
            {enforcementAction: scoped, scopedEnforcementActions: [
              {action: deny, enforcementPoints: [{name: validation.gatekeeper.sh}, {name: vap.k8s.io}]},
              {action: warn, enforcementPoints: [{name: '*'}]}]}
            """)).Constraints);

        Assert.Equal([EnforcementAction.Deny, EnforcementAction.Warn], constraint.ActionsAt(EnforcementPoint.Webhook));
        Assert.Equal([EnforcementAction.Warn], constraint.ActionsAt(EnforcementPoint.Gator));
    }

    [Fact]
    public void A_constraint_without_its_template_is_told_as_not_evaluated()
    {
        var unread = Assert.Single(Gate.Read(Gate.Constraint()).NotEvaluated);

        Assert.Equal(UnreadReason.Missing, unread.Reason);
        Assert.Contains("there is no ConstraintTemplate k8slabels", unread.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constraint_may_stand_before_its_template() => Assert.Single(Gate.Valid(Gate.Constraint(), Gate.Deny).Constraints);
}
