namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class RequestEffortTests
{
    [Fact]
    public void Ten_budgets_are_spent_before_no_more_is_evaluated()
    {
        var effort = new RequestEffort();
        effort.Spend(RequestEffort.Max);
        Assert.False(effort.IsSpent);

        effort.Spend(1);

        Assert.True(effort.IsSpent);
    }

    [Fact]
    public async Task An_error_below_a_long_chain_of_variables_has_a_message_of_bounded_length()
    {
        var chain = string.Concat(Enumerable.Range(1, 1_000).Select(i => $"- {{name: v{i}, expression: variables.v{i - 1}}}\n"));
        var cluster = await Cluster.ValidAsync(Cluster.Policy(
            "variables:\n- {name: v0, expression: 1/0 == 1}\n" + chain + "validations: [{expression: variables.v1000}]"));

        var message = (await cluster.ReviewAsync(Cluster.Pod())).Message;

        Assert.EndsWith("division by zero", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 8_000, 9_000);
    }

    [Fact]
    public async Task Parameters_beyond_number_end_in_an_error_and_in_bounded_work()
    {
        var parameters = Enumerable.Range(0, 1_000).Select(i => $"---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c{i}, namespace: default}}\n");
        var cluster = await Cluster.ValidAsync("""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: p}
            spec:
              paramKind: {apiVersion: v1, kind: ConfigMap}
              matchConstraints: {resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [pods]}]}
              validations: [{expression: "object.metadata.annotations.long.contains(object.metadata.annotations.short)"}]
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: b}
            spec: {policyName: p, validationActions: [Deny], paramRef: {selector: {}, parameterNotFoundAction: Deny}}

            """ + string.Concat(parameters));
        var pod = Cluster.Pod($"annotations: {{long: {new string('x', 30_000)}, short: {new string('x', 3_000)}}}");

        var result = await cluster.ReviewAsync(pod);

        Assert.Equal(1_000, result.Reviews.Length);
        Assert.InRange(result.Reviews.Sum(review => review.Cost), RequestEffort.Max, RequestEffort.Max + 2_000_000);
        Assert.EndsWith("running out of cost budget, no further validation rules will be run", result.Reviews[^1].Decisions[0].Message, StringComparison.Ordinal);
    }
}
