using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.StagedPolicies;

public sealed class StagedPolicyReadingTests
{
    [Fact]
    public void A_policy_is_compiled_for_each_of_its_stages_with_what_follows_there()
    {
        var policy = Assert.Single(Written.Policies(Written.Staged("deploy, build", "images.size() < 9", """
              validationActions: [Warn, Audit]
              stageActions:
                build: [Deny]
            """)).Staged);

        Assert.Equal(("mine", Severity.High), (policy.Name, policy.Severity));
        Assert.Equal([PolicyStage.Build, PolicyStage.Deploy], policy.Stages.Select(rules => rules.Stage));
        Assert.Equal([Enforcement.Deny, Enforcement.Warn], policy.Stages.Select(rules => rules.Strongest));
    }

    [Theory]
    [InlineData("build", "image.user != ''")]
    [InlineData("build, deploy", "images.all(i, i.reference != '')")]
    [InlineData("deploy", "object.metadata.name != '' && workload != null && request.userInfo.username != ''")]
    [InlineData("run", "image.reference != '' && workload.name != '' && event != null")]
    public void Each_stage_has_its_variables(string stages, string expression) =>
        Assert.Empty(Written.Policies(Written.Staged(stages, expression)).Unread);

    [Theory]
    [InlineData("build", "object.metadata.name != ''", "undeclared reference to 'object'", "there is an object at stage deploy only")]
    [InlineData("build", "workload.name != ''", "undeclared reference to 'workload'", "at the stages deploy and run")]
    [InlineData("build, deploy", "image.user != ''", "undeclared reference to 'image'", "(stage deploy)")]
    [InlineData("build, deploy", "1 + 1", "must evaluate to bool", "validations[0].expression")]
    [InlineData("deploy", "images.all(i, i.nothing == '')", "undefined field 'nothing'", "it.yaml:9")]
    [InlineData("deploy, deploy", "true", "must not name deploy twice", "it.yaml:5")]
    [InlineData("ship", "true", "must be build, deploy or run, not \"ship\"", "it.yaml:5")]
    public void A_mistake_is_told_with_its_place(string stages, string expression, string message, string also)
    {
        var policies = Written.Policies(Written.Staged(stages, expression));

        Assert.Empty(policies.Staged);
        var unread = Assert.Single(policies.Unread);
        Assert.Equal((UnreadReason.Malformed, "Policy mine"), (unread.Reason, unread.Subject));
        Assert.Contains(message, unread.Detail, StringComparison.Ordinal);
        Assert.Contains(also, $"{unread.Location} {unread.Detail}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  paramKind: {apiVersion: v1, kind: ConfigMap}", "paramKind")]
    [InlineData("  validationActions: [Deny, Warn]", "validationActions")]
    [InlineData("  validationActions: []", "validationActions")]
    [InlineData("  stageActions: {run: [Deny]}", "the policy has no such stage")]
    [InlineData("  failurePolicy: Perhaps", "failurePolicy")]
    [InlineData("  variables: [{name: 1x, expression: 'true'}]", "variables[0].name")]
    [InlineData("  matchConditions: [{name: a, expression: 'image'}]", "matchConditions[0].expression")]
    public void A_wrong_field_is_told(string field, string message) =>
        Assert.Contains(Written.Policies(Written.Staged("deploy", "true", field)).Unread, unread => unread.Detail.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Match_constraints_need_the_stage_deploy() => Assert.Contains(
        "use matchConditions",
        Assert.Single(Written.Policies(Written.Staged("build", "true", "  matchConstraints: {objectSelector: {matchLabels: {a: b}}}")).Unread).Detail,
        StringComparison.Ordinal);

    [Fact]
    public void It_is_cluster_scoped()
    {
        var written = Written.Staged("build", "true").Replace("{name: mine,", "{name: mine, namespace: shop,", StringComparison.Ordinal);

        Assert.Contains("cluster-scoped", Assert.Single(Written.Policies(written).Unread).Detail, StringComparison.Ordinal);
    }
}
