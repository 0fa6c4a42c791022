namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class MatchConditionsTests
{
    const string Deny = "\nvalidations: [{expression: 'false', message: heard}]";

    [Theory]
    [InlineData("{name: named, expression: object.metadata.name == 'web'}", "heard", "")]
    [InlineData("{name: named, expression: object.metadata.name == 'api'}", "", "named")]
    [InlineData("{name: a, expression: 'true'}, {name: b, expression: 'false'}, {name: c, expression: 'false'}", "", "b")]
    [InlineData("{name: a, expression: object.spec.absent == 1}, {name: b, expression: 'false'}", "", "b")]
    [InlineData("{name: a, expression: object.spec.absent == 1}", "expression 'object.spec.absent == 1' resulted in error: no such key: absent", "")]
    [InlineData("{name: a, expression: object.spec.x == 1}, {name: b, expression: object.spec.y == 1}, {name: c, expression: object.spec.x == 1}",
        "[expression 'object.spec.x == 1' resulted in error: no such key: x, expression 'object.spec.y == 1' resulted in error: no such key: y]", "")]
    [InlineData("{name: ns, expression: namespaceObject == null}", "heard", "")]
    [InlineData("{name: asked, expression: \"authorizer.group('').resource('pods').check('create').allowed()\"}", "", "asked")]
    [InlineData("{name: user, expression: \"!('system:nodes' in request.userInfo.groups)\"}", "heard", "")]
    public async Task A_policy_applies_where_all_conditions_hold(string conditions, string message, string skippedBy)
    {
        const string nobody = "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: []}";
        var cluster = await Cluster.ValidAsync(Cluster.Policy($"matchConditions: [{conditions}]{Deny}"), nobody);
        var request = await cluster.CreateAsync(Cluster.Pod());

        var result = cluster.Review(request with { User = UserInfo.Default with { Groups = ["system:authenticated"] } });

        Assert.EndsWith(message, result.Message, StringComparison.Ordinal);
        Assert.Equal(message.Length == 0, result.IsAllowed);
        Assert.Equal(skippedBy, Assert.Single(result.Reviews).SkippedBy);
    }

    [Fact]
    public async Task Where_failures_are_ignored_an_error_means_that_it_does_not_apply()
    {
        var cluster = await Cluster.ValidAsync(Cluster.Policy($"failurePolicy: Ignore\nmatchConditions: [{{name: a, expression: object.spec.absent == 1}}]{Deny}"));

        var result = await cluster.ReviewAsync(Cluster.Pod());

        Assert.True(result.IsAllowed);
        var decision = Assert.Single(Assert.Single(result.Reviews).Decisions);
        Assert.Equal((ValidationOutcome.Error, false), (decision.Outcome, decision.IsDenied));
    }

    [Fact]
    public async Task Conditions_have_a_budget_of_two_and_a_half_millions_that_a_false_one_does_not_save()
    {
        const string expensive = "object.metadata.annotations.long.contains(object.metadata.annotations.short)";
        var conditions = string.Join(", ", Enumerable.Range(0, 6).Select(i => $"{{name: c{i}, expression: \"{expensive}\"}}"));
        var cluster = await Cluster.ValidAsync(Cluster.Policy($"matchConditions: [{{name: never, expression: 'false'}}, {conditions}]{Deny}"));
        var pod = Cluster.Pod($"annotations: {{long: {new string('x', 30_000)}, short: {new string('x', 3_000)}}}");

        Assert.EndsWith(
            "validation failed due to running out of cost budget, no further validation rules will be run",
            (await cluster.ReviewAsync(pod)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conditions_have_no_variables()
    {
        var cluster = await Cluster.OfAsync(Cluster.Policy("variables: [{name: a, expression: 'true'}]\nmatchConditions: [{name: a, expression: variables.a}]" + Deny));

        Assert.Contains("undeclared reference to 'variables'", Assert.Single(cluster.Policies.Issues).Message, StringComparison.Ordinal);
    }
}
