using Plimsoll.Model.Findings;
using Plimsoll.Policies.Gatekeeper;

namespace Plimsoll.Policies;

public sealed class PolicySetTests
{
    [Fact]
    public void Policies_of_every_kind_lie_side_by_side_with_facts_between_them()
    {
        var set = Written.Policies($"""
            {Written.Staged("build", "true")}
            ---
            {Written.Validating("/pods", "true")}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: [name: shop]
            """.Replace("[name: shop]", "{name: shop}", StringComparison.Ordinal));

        Assert.Empty(set.Unread);
        Assert.Equal((1, 1, 1, 1), (set.Staged.Length, set.Validating.Length, set.ValidatingBindings.Length, set.Facts.Length));
        Assert.Equal(["theirs", "mine"], set.InForce!.Policies.Select(policy => policy.Name));
    }

    [Fact]
    public void Without_a_policy_there_is_nothing_in_force()
    {
        var set = Written.Policies("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}");

        Assert.True(set.IsEmpty);
        Assert.Null(set.InForce);
    }

    [Fact]
    public void A_policy_without_a_binding_and_a_binding_without_a_policy_do_nothing_and_that_is_told()
    {
        var written = Written.Validating("/pods", "true").Replace("policyName: theirs", "policyName: others", StringComparison.Ordinal);

        var unread = Written.Policies(written).Unread;

        Assert.Equal(2, unread.Length);
        Assert.Contains("no ValidatingAdmissionPolicyBinding names it", unread[0].Detail, StringComparison.Ordinal);
        Assert.Contains("there is no ValidatingAdmissionPolicy others", unread[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_is_written_twice_is_told() => Assert.Contains(
        Written.Policies(Written.Staged("build", "true") + "\n---\n" + Written.Staged("build", "false")).Unread,
        unread => unread.Detail.Contains("written twice", StringComparison.Ordinal));

    [Fact]
    public void Gatekeepers_templates_and_constraints_are_policies()
    {
        var set = Written.Policies($"{Gate.Constraint()}\n---\n{Gate.Deny}");

        Assert.Empty(set.Unread);
        Assert.Empty(set.Facts);
        Assert.Equal((1, 1), (set.Gatekeeper.Templates.Length, set.Gatekeeper.Constraints.Length));
        Assert.Equal("K8sLabels must", Assert.Single(set.InForce!.Policies).ToString());
    }

    [Fact]
    public void A_constraint_without_its_template_is_told() => Assert.Contains(
        "there is no ConstraintTemplate k8slabels", Assert.Single(Written.Policies(Gate.Constraint()).Unread).Detail, StringComparison.Ordinal);

    [Fact]
    public void A_constraint_that_is_written_twice_is_told() => Assert.Contains(
        "written twice", Assert.Single(Written.Policies($"{Gate.Deny}\n---\n{Gate.Constraint()}\n---\n{Gate.Constraint()}").Unread).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("mutations.gatekeeper.sh/v1", "Other", "Gatekeeper's mutations.gatekeeper.sh/v1 Other is not understood")]
    [InlineData("templates.gatekeeper.sh/v9", "ConstraintTemplate", "Gatekeeper's templates.gatekeeper.sh/v9 ConstraintTemplate is not understood")]
    [InlineData("kyverno.io/v1", "ClusterPolicy", "policies of kyverno.io are not understood")]
    [InlineData("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "webhooks, which only a cluster can call")]
    [InlineData("plimsoll.dev/v2", "Policy", "plimsoll.dev/v2 Policy is not understood")]
    public void Policies_of_another_engine_are_not_passed_over_in_silence(string apiVersion, string kind, string detail)
    {
        var unread = Assert.Single(Written.Policies($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x}}").Unread);

        Assert.Equal(UnreadReason.Unsupported, unread.Reason);
        Assert.Contains(detail, unread.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_beside_policies_are_passed_over() =>
        Assert.True(Written.Policies("apiVersion: plimsoll.dev/v1\nkind: PolicyTest\nmetadata: {name: x}").IsEmpty);
}
