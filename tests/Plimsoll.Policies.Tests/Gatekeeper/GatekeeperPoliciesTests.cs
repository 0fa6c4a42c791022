using CsCheck;
using Plimsoll.Model.Policies;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class GatekeeperPoliciesTests
{
    const string Pod = "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}}";
    const string Pods = "{match: {kinds: [{apiGroups: [''], kinds: [Pod]}]}}";

    static readonly GatekeeperPolicies Deny = Gate.Valid(Gate.Deny);

    static readonly string Labels = Gate.Native("""
        variables:
        - name: missing
          expression: "variables.params.labels.filter(l, !(l in variables.anyObject.metadata.labels))"
        validations:
        - expression: "size(variables.missing) == 0"
          messageExpression: "'missing: ' + variables.missing.join(', ')"
        """);

    [Fact]
    public void A_violation_has_the_message_of_the_template()
    {
        var policies = Gate.Valid(Labels, Gate.Constraint("{parameters: {labels: [app, team, owner]}}"));

        var result = Assert.Single(policies.Review(Pod));

        Assert.Equal((GatekeeperOutcome.Violation, "missing: team, owner"), (result.Outcome, result.Message));
        Assert.Equal([EnforcementAction.Deny], result.Actions);
        Assert.Equal("K8sLabels must", result.Constraint.ToString());
    }

    [Fact]
    public void An_object_that_meets_the_constraint_has_no_result() =>
        Assert.Empty(Gate.Valid(Labels, Gate.Constraint("{parameters: {labels: [app]}}")).Review(Pod));

    [Fact]
    public void Results_come_by_the_names_of_their_constraints()
    {
        var policies = Gate.Valid(Gate.Deny, Gate.Constraint(name: "second"), Gate.Constraint(name: "first"));

        Assert.Equal(["first", "second"], policies.Review(Pod).Select(result => result.Constraint.Name));
    }

    [Fact]
    public void Only_constraints_that_match_are_asked()
    {
        var policies = Gate.Valid(Gate.Deny, Gate.Constraint(Pods));

        Assert.Single(policies.Review(Pod));
        Assert.Empty(policies.Review("{apiVersion: v1, kind: Service, metadata: {name: web}}"));
    }

    [Fact]
    public void An_object_that_is_to_be_removed_is_judged_as_it_was()
    {
        var policies = Gate.Valid(Labels, Gate.Constraint("{parameters: {labels: [team]}, match: {name: web}}"));

        var results = policies.Review(
            AdmissionRequests.Delete(Gate.Object(Pod)), ReferentialData.Empty, GatekeeperReviewOptions.Default, TestContext.Current.CancellationToken);

        Assert.Equal("missing: team", Assert.Single(results).Message);
    }

    [Fact]
    public void A_constraint_matches_by_the_old_object_too()
    {
        var policies = Gate.Valid(Gate.Deny, Gate.Constraint("{match: {labelSelector: {matchLabels: {app: web}}}}"));
        var changed = Gate.Object("{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}}");

        var request = AdmissionRequests.Update(changed, Gate.Object(Pod));

        Assert.Single(policies.Review(request, ReferentialData.Empty, GatekeeperReviewOptions.Default, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_match_that_cannot_be_decided_is_a_result_in_Gatekeepers_words()
    {
        var policies = Gate.Valid(Gate.Deny, Gate.Constraint("{enforcementAction: warn, match: {namespaceSelector: {matchLabels: {a: b}}}}"));

        var result = Assert.Single(policies.Review(Pod));

        Assert.Equal(GatekeeperOutcome.Unmatched, result.Outcome);
        Assert.Equal(Enforcement.Warn, result.Enforcement);
        Assert.Equal(
            "unable to match constraints: error matching the requested object: web :failed to run Match criteria: "
            + "namespace selector for namespace-scoped object but missing Namespace",
            result.Message);
        Assert.Empty(policies.Review(Pod, "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"));
    }

    [Fact]
    public void A_scoped_constraint_is_not_asked_where_it_has_no_action()
    {
        var policies = Gate.Valid(Gate.Deny, Gate.Constraint(
            "{enforcementAction: scoped, scopedEnforcementActions: [{action: warn, enforcementPoints: [{name: validation.gatekeeper.sh}]}]}"));

        Assert.Empty(policies.Review(Pod));
        var result = Assert.Single(policies.Review(Pod, options: new GatekeeperReviewOptions { Point = EnforcementPoint.Webhook }));
        Assert.Equal(Enforcement.Warn, result.Enforcement);
    }

    [Fact]
    public void The_webhook_asks_templates_only_about_their_operations()
    {
        var policies = Gate.Valid(
            Gate.Deny.Replace("sh\n      code", "sh\n      operations: [DELETE]\n      code", StringComparison.Ordinal), Gate.Constraint());

        Assert.Empty(policies.Review(Pod, options: new GatekeeperReviewOptions { Point = EnforcementPoint.Webhook }));
        Assert.Single(policies.Review(Pod));
    }

    [Theory]
    [InlineData("Fail", 1)]
    [InlineData("Ignore", 0)]
    public void An_expression_that_fails_denies_unless_failures_are_ignored(string failurePolicy, int count)
    {
        var policies = Gate.Valid(
            Gate.Native($"failurePolicy: {failurePolicy}\nvalidations: [{{expression: object.spec.none == 1}}]"), Gate.Constraint());

        Assert.Equal(count, policies.Review(Pod).Count(result => result.Outcome == GatekeeperOutcome.Failure));
    }

    [Theory]
    [InlineData("matchConditions")]
    [InlineData("matchCondition")]
    public void Match_conditions_let_requests_pass(string field)
    {
        var policies = Gate.Valid(
            Gate.Native($"{field}: [{{name: never, expression: \"false\"}}]\nvalidations: [{{expression: \"false\"}}]"), Gate.Constraint());

        Assert.Empty(policies.Review(Pod));
    }

    [Fact]
    public void Constraints_can_be_added_to_compiled_templates()
    {
        var templates = Gate.Valid(Gate.Deny);

        var policies = templates.With(Written.Objects(Gate.Constraint()));

        Assert.Same(templates.Templates[0], policies.Templates[0]);
        Assert.Single(policies.Review(Pod));
    }

    [Fact]
    public void Templates_without_any_constraint_do_nothing_and_that_is_told()
    {
        Assert.Contains("there is no constraint of kind K8sLabels", Assert.Single(Gate.Valid(Gate.Deny).Unused).Detail, StringComparison.Ordinal);
        Assert.Empty(Gate.Valid(Gate.Deny, Gate.Constraint()).Unused);
    }

    [Fact]
    public void The_index_by_kind_leaves_no_constraint_out_and_asks_none_too_many()
    {
        var kinds = Gen.OneOf<string>("Pod", "Service", "Job", "*");
        var groups = Gen.OneOf<string>("", "batch", "*");
        var matches = Gen.Select(groups.Array[0, 2], kinds.Array[0, 2]).Array[0, 3].Array[1, 5];
        Gen.Select(matches, Gen.OneOf<string>("", "batch"), Gen.OneOf<string>("Pod", "Service", "Job")).Sample(
            (all, group, kind) =>
            {
                var constraints = all.Select((match, i) => Gate.Constraint(
                    $"{{match: {{kinds: [{string.Join(", ", match.Select(kinds => $"{{apiGroups: [{Quoted(kinds.Item1)}], kinds: [{Quoted(kinds.Item2)}]}}"))}]}}}}", $"c{i}"));
                var policies = Deny.With(Written.Objects(string.Join("\n---\n", constraints)));
                var yaml = $"{{apiVersion: {(group.Length == 0 ? "v1" : group + "/v1")}, kind: {kind}, metadata: {{name: x}}}}";
                var target = new MatchTarget(Gate.Object(yaml), null, MatchSource.Original);

                var asked = policies.Review(yaml).Select(result => result.Constraint.Name);

                Assert.Equal(policies.Constraints.Where(constraint => constraint.Match!.Match(target).IsMatch).Select(constraint => constraint.Name), asked);
                Assert.Equal(asked, policies.Review(yaml).Select(result => result.Constraint.Name));
            },
            iter: 200);

        static string Quoted(string[] texts) => string.Join(", ", texts.Select(text => $"\"{text}\""));
    }
}
