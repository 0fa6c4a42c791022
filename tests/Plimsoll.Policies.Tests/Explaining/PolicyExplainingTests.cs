using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Policies.Explaining;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Policies.Explaining;

public sealed class PolicyExplainingTests
{
    [Fact]
    public void A_validating_policy_is_explained_with_its_binding()
    {
        var policy = Assert.Single(Explain(Written.Validating("apps/deployments", "object.spec.replicas < 5", "Warn, Audit")));

        Assert.Equal(("ValidatingAdmissionPolicy", "theirs", Severity.Low, false), (policy.Kind, policy.Name, policy.Severity, policy.IgnoresErrors));
        Assert.Equal(["CREATE or UPDATE of deployments (apps v1)"], policy.Matches);
        var use = Assert.Single(policy.Uses);
        Assert.Equal(("binding", "theirs", 14), (use.Kind, use.Name, use.Location.Line));
        Assert.Equal([Enforcement.Warn, Enforcement.Audit], use.Actions);
        var expression = Assert.Single(policy.Expressions);
        Assert.Equal(("validations", "object.spec.replicas < 5", "bool", "it is not so"), (expression.Field, expression.Text, expression.Type, expression.Message));
        Assert.Equal(new CostEstimate(4, 4, 1_000_000), expression.Cost);
        Assert.Equal(["apps/v1 Deployment"], policy.CheckedKinds);
        Assert.Empty(policy.Warnings);
        Assert.Empty(policy.Needs);
    }

    [Fact]
    public void What_does_not_fit_the_types_is_a_warning()
    {
        var policy = Assert.Single(Explain(Written.Validating("apps/deployments", "object.spec.replica < 5")));

        Assert.Contains("undefined field 'replica'", Assert.Single(policy.Warnings).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("isIP(object.metadata.name)", "1.30", "undeclared reference to 'isIP'")]
    [InlineData("object.?metadata.hasValue()", "1.28", "unsupported syntax '.?'")]
    [InlineData("semver('1.2.3').major() == 1", "1.33", "undeclared reference to 'semver'")]
    public void What_older_releases_lack_is_told(string expression, string version, string reason)
    {
        var policy = Assert.Single(Explain(Written.Validating("apps/deployments", expression)));

        Assert.Equal((version, reason), (policy.Needs[0].Version, policy.Needs[0].Reason));
        Assert.Equal(10, policy.Needs[0].Location.Line);
    }

    [Fact]
    public void A_policy_without_a_binding_is_explained_all_the_same()
    {
        var text = Written.Validating("/pods", "true").Split("---")[0];

        var (policies, unread) = PolicyExplaining.Of(Written.Objects(text), KubernetesVersion.Newest);

        Assert.Empty(Assert.Single(policies).Uses);
        Assert.Empty(unread);
    }

    [Fact]
    public void A_policy_that_does_not_compile_is_unread()
    {
        var (policies, unread) = PolicyExplaining.Of(Written.Objects(Written.Validating("/pods", "objekt.a")), KubernetesVersion.Newest);

        Assert.Empty(policies);
        Assert.Contains("objekt", Assert.Single(unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_our_own_kind_has_stages()
    {
        var policy = Assert.Single(Explain(Written.Staged("build, deploy", "images.size() > 0")));

        Assert.Equal([("stage", "build"), ("stage", "deploy")], policy.Uses.Select(use => (use.Kind, use.Name)));
        Assert.Equal((Severity.High, "A title", "Do so"), (policy.Severity, policy.Title, policy.Remediation));
        Assert.Equal(3, policy.Matches.Length);
    }

    [Fact]
    public void A_policy_of_our_own_kind_is_checked_against_the_types_too()
    {
        var policy = Assert.Single(Explain(Written.Staged(
            "deploy", "object.spec.replica < images.size()",
            "  matchConstraints: { resourceRules: [{ apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments] }] }")));

        Assert.Equal(["apps/v1 Deployment"], policy.CheckedKinds);
        Assert.Contains("undefined field 'replica'", Assert.Single(policy.Warnings).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_the_stage_build_alone_is_about_images() =>
        Assert.Equal(["every image that is built"], Assert.Single(Explain(Written.Staged("build", "true"))).Matches);

    [Fact]
    public void A_mutating_policy_is_explained_with_its_mutations()
    {
        var policy = Assert.Single(Explain("""
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingAdmissionPolicy
            metadata: { name: adds }
            spec:
              failurePolicy: Ignore
              reinvocationPolicy: Never
              matchConstraints:
                resourceRules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods] }]
              matchConditions: [{ name: young, expression: "has(object.metadata.name)" }]
              mutations:
                - { patchType: ApplyConfiguration, applyConfiguration: { expression: "Object{}" } }
            """));

        Assert.Equal(["matchConditions young bool", "mutations ApplyConfiguration Object"],
            policy.Expressions.Select(expression => $"{expression.Field} {expression.Name} {expression.Type}"));
        Assert.True(policy.IgnoresErrors);
        Assert.Equal(2_500_000, policy.ConditionCost.Limit);
    }

    static ImmutableArray<PolicyExplanation> Explain(string text)
    {
        var (policies, unread) = PolicyExplaining.Of(Written.Objects(text), KubernetesVersion.Newest);
        Assert.Empty(unread);
        return policies;
    }
}
