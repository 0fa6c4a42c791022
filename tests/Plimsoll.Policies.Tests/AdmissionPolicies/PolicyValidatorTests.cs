namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class PolicyValidatorTests
{
    const string OutOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

    /// <summary>Costs some 900,000 of the 1,000,000 that one expression may, on a Pod of 30,000 letters.</summary>
    const string Expensive = "object.metadata.annotations.long.contains(object.metadata.annotations.short)";

    [Theory]
    [InlineData("message: no way", "no way")]
    [InlineData("message: ' no way '", "no way")]
    [InlineData("", "failed expression: false")]
    [InlineData("messageExpression: \"'not ' + object.metadata.name\"", "not web")]
    [InlineData("message: no way, messageExpression: \"'not ' + object.metadata.name\"", "not web")]
    [InlineData("message: no way, messageExpression: \"'  '\"", "no way")]
    [InlineData("message: no way, messageExpression: \"'a\\\\nb'\"", "no way")]
    [InlineData("message: no way, messageExpression: \"string(object.spec.absent)\"", "no way")]
    [InlineData("message: no way, messageExpression: \"string(1 / (size(object.spec.containers) - 1))\"", "no way")]
    [InlineData("message: no way, messageExpression: \"[0,1,2,3,4,5,6,7,8,9].map(i, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa').join('').replace('a', 'aaaaaaaaaa')\"", "no way")]
    public async Task A_message_expression_gives_the_message_and_falls_back_to_the_message_and_the_expression(string message, string expected)
    {
        var result = await ReviewAsync($"validations: [{{expression: ' false ', {message}}}]");

        Assert.Equal($"ValidatingAdmissionPolicy 'p' with binding 'b' denied request: {expected}", result.Message);
    }

    [Theory]
    [InlineData("", "Invalid", 422)]
    [InlineData(", reason: Invalid", "Invalid", 422)]
    [InlineData(", reason: Forbidden", "Forbidden", 403)]
    [InlineData(", reason: Unauthorized", "Unauthorized", 401)]
    [InlineData(", reason: RequestEntityTooLarge", "RequestEntityTooLarge", 413)]
    public async Task The_reason_decides_the_status(string field, string reason, int code)
    {
        var result = await ReviewAsync($"validations: [{{expression: 'false'{field}}}]");

        Assert.Equal((reason, code), (Assert.Single(result.Denials).Decision.Reason, result.Code));
    }

    [Theory]
    [InlineData("object.spec.absent == 1", "no such key: absent")]
    [InlineData("1 / (size(object.spec.containers) - 1) == 1", "division by zero")]
    public async Task An_error_denies_unless_failures_are_ignored(string expression, string error)
    {
        var denied = await ReviewAsync($"validations: [{{expression: '{expression}'}}]");
        var ignored = await ReviewAsync($"failurePolicy: Ignore\nvalidations: [{{expression: '{expression}'}}]");

        Assert.Equal(
            $"ValidatingAdmissionPolicy 'p' with binding 'b' denied request: expression '{expression}' resulted in error: {error}",
            denied.Message);
        Assert.Equal(ValidationOutcome.Error, Assert.Single(denied.Reviews).Decisions[0].Outcome);
        Assert.True(ignored.IsAllowed);
        Assert.Equal(ValidationOutcome.Error, Assert.Single(ignored.Reviews).Decisions[0].Outcome);
    }

    [Fact]
    public async Task An_error_points_at_its_place_in_the_policy()
    {
        var result = await ReviewAsync("validations:\n- expression: |\n    size(object.spec.containers) > 0 &&\n    object.spec.absent");

        var decision = Assert.Single(result.Denials).Decision;
        Assert.Equal("shop.yaml:11", decision.Location.ToString());
    }

    [Fact]
    public async Task A_variable_is_computed_when_it_is_first_asked_for_and_paid_once()
    {
        const string variables = "variables:\n- {name: names, expression: 'object.spec.containers.map(c, c.name)'}\n- {name: broken, expression: object.spec.absent}\n";
        var none = await CostAsync("validations: [{expression: 'true'}]");
        var unused = await CostAsync(variables + "validations: [{expression: 'true'}]");
        var once = await CostAsync(variables + "validations: [{expression: 'variables.names.size() == 1'}]");
        var twice = await CostAsync(variables + "validations: [{expression: 'variables.names.size() == 1'}, {expression: 'variables.names.size() == 1'}]");
        var again = await CostAsync("variables: [{name: names, expression: '[0]'}]\nvalidations: [{expression: 'variables.names.size() == 1'}, {expression: 'variables.names.size() == 1'}]");
        var single = await CostAsync("variables: [{name: names, expression: '[0]'}]\nvalidations: [{expression: 'variables.names.size() == 1'}]");

        Assert.Equal(none, unused);
        Assert.Equal(again - single, twice - once);
        Assert.True(twice - once < once);
    }

    [Fact]
    public async Task Variables_use_those_before_them_and_tell_which_of_them_fails()
    {
        var result = await ReviewAsync(
            """
            variables:
            - {name: count, expression: size(object.spec.containers)}
            - {name: share, expression: 10 / (variables.count - 1)}
            validations:
            - {expression: variables.count == 1}
            - {expression: variables.share == 1}
            """);

        Assert.Equal(
            "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: expression 'variables.share == 1' resulted in error: "
            + "composited variable \"share\" fails to evaluate: division by zero",
            result.Message);
    }

    [Fact]
    public async Task One_expression_may_cost_a_million()
    {
        var result = await ReviewAsync($"validations: [{{expression: \"{Expensive}\"}}]", Letters(40_000));

        Assert.Contains("resulted in error: operation cancelled: actual cost limit exceeded", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_validations_of_a_binding_may_cost_ten_millions()
    {
        var single = await ReviewAsync($"validations: [{{expression: \"{Expensive}\"}}]", Letters(30_000));
        var cost = Assert.Single(single.Reviews).Cost;
        var within = string.Join(", ", Enumerable.Repeat($"{{expression: \"{Expensive}\"}}", (int)(10_000_000 / cost)));

        var held = await ReviewAsync($"validations: [{within}]", Letters(30_000));
        var denied = await ReviewAsync($"validations: [{within}, {{expression: \"{Expensive}\"}}, {{expression: 'true'}}]", Letters(30_000));

        Assert.InRange(cost, 800_000, 1_000_000);
        Assert.True(held.IsAllowed, held.Message);
        Assert.Equal($"ValidatingAdmissionPolicy 'p' with binding 'b' denied request: {OutOfBudget}", denied.Message);
        var decision = Assert.Single(Assert.Single(denied.Reviews).Decisions);
        Assert.Equal((-1, ValidationOutcome.Error), (decision.Index, decision.Outcome));
    }

    [Fact]
    public async Task Messages_share_the_budget_of_the_validations()
    {
        var message = $"messageExpression: \"string({Expensive})\"";
        var validations = string.Join(", ", Enumerable.Repeat($"{{expression: \"{Expensive}\", {message}}}", 8));

        var result = await ReviewAsync($"validations: [{validations}]", Letters(30_000));

        Assert.Equal($"ValidatingAdmissionPolicy 'p' with binding 'b' denied request: failed messageExpression: {OutOfBudget}", result.Message);
    }

    [Theory]
    [InlineData("'by ' + request.userInfo.username", "p/who=by kubernetes-admin")]
    [InlineData("'  '", null)]
    [InlineData("null", null)]
    [InlineData("string(object.spec.containers[0].image) + string(size(object.spec.containers))", "p/who=a1")]
    public async Task Audit_annotations_are_published_unless_they_are_empty(string expression, string? annotation)
    {
        var result = await ReviewAsync($"auditAnnotations: [{{key: who, valueExpression: \"{expression}\"}}]");

        Assert.Equal(annotation is null ? [] : [annotation], result.Annotations.Select(found => $"{found.Key}={found.Value}"));
    }

    [Fact]
    public async Task An_audit_annotation_that_fails_denies_whatever_the_actions_are_unless_failures_are_ignored()
    {
        const string spec = "auditAnnotations: [{key: who, valueExpression: string(object.spec.absent)}]";
        var cluster = await Cluster.ValidAsync(Cluster.Policy(spec, "[Audit]"));
        var ignoring = await Cluster.ValidAsync(Cluster.Policy("failurePolicy: Ignore\n" + spec, "[Audit]"));

        Assert.EndsWith("resulted in error: no such key: absent", (await cluster.ReviewAsync(Cluster.Pod())).Message, StringComparison.Ordinal);
        var ignored = await ignoring.ReviewAsync(Cluster.Pod());
        Assert.True(ignored.IsAllowed);
        Assert.Empty(ignored.Annotations);
    }

    [Fact]
    public async Task A_long_audit_annotation_is_cut()
    {
        var result = await ReviewAsync("auditAnnotations: [{key: all, valueExpression: string(object.metadata.annotations.long)}]", Letters(30_000));

        Assert.Equal(10 * 1024, Assert.Single(result.Annotations).Value.Length);
    }

    static async Task<long> CostAsync(string spec) => Assert.Single((await ReviewAsync(spec)).Reviews).Cost;

    static async Task<AdmissionResult> ReviewAsync(string spec, string? pod = null) =>
        await (await Cluster.ValidAsync(Cluster.Policy(spec))).ReviewAsync(pod ?? Cluster.Pod());

    static string Letters(int count) => Cluster.Pod($"annotations: {{long: {new string('x', count)}, short: {new string('x', 3_000)}}}");
}
