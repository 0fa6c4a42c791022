using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Policies.Gatekeeper;

namespace Plimsoll.Policies;

public sealed class PolicyJudgementTests
{
    const string MakesPrivileged = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: {name: host-network}
        spec:
          reinvocationPolicy: Never
          matchConstraints:
            resourceRules:
              - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}
          mutations:
            - patchType: ApplyConfiguration
              applyConfiguration:
                expression: "Object{spec: Object.spec{template: Object.spec.template{spec: Object.spec.template.spec{hostNetwork: true}}}}"
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicyBinding
        metadata: {name: host-network}
        spec: {policyName: host-network}
        """;

    [Theory]
    [InlineData("Deny", Enforcement.Deny, Outcome.Deny)]
    [InlineData("Warn", Enforcement.Warn, Outcome.Pass)]
    [InlineData("Audit", Enforcement.Audit, Outcome.Pass)]
    [InlineData("Warn, Audit", Enforcement.Warn, Outcome.Pass)]
    public void The_actions_of_the_binding_decide_what_follows(string actions, Enforcement enforcement, Outcome outcome)
    {
        var verdict = Decide(Written.Validating("apps/deployments", "object.spec.replicas > 5", actions));

        var decision = Assert.Single(verdict.Decisions);
        Assert.Equal((enforcement, outcome), (decision.Enforcement, verdict.Outcome));
        Assert.Equal("ValidatingAdmissionPolicy theirs, binding theirs", decision.Because);
    }

    [Fact]
    public void A_broken_policy_is_a_finding_on_the_line_of_the_object()
    {
        var finding = Assert.IsType<ObjectFinding>(Assert.Single(Decide(Written.Staged("deploy", "object.spec.replicas > 5")).Decisions).Finding);

        Assert.Equal(("mine", "A title", Severity.High), (finding.Id, finding.Title, finding.Severity));
        Assert.Equal(("it is not so", "Do so"), (finding.Message, finding.Remediation));
        Assert.Equal(("Deployment shop/web", 1), (finding.Object.ToString(), finding.Location.Line));
    }

    [Fact]
    public void A_pod_that_is_only_made_is_told_on_its_owner()
    {
        var decision = Assert.Single(Decide(Written.Validating("/pods", "object.spec.containers.size() > 5")).Decisions);

        Assert.EndsWith(", on the Pod that it makes", decision.Because, StringComparison.Ordinal);
        Assert.Equal("Deployment", Assert.IsType<ObjectFinding>(decision.Finding).Object.Kind);
    }

    [Fact]
    public void What_a_policy_needs_and_nobody_examined_is_unread_not_a_pass()
    {
        var verdict = Decide(Written.Staged("deploy", "images.all(i, i.vulnerabilities.size() == 0)"));

        Assert.Equal(Outcome.Incomplete, verdict.Outcome);
        Assert.Empty(verdict.Decisions);
        var unread = Assert.Single(verdict.Unread);
        Assert.StartsWith("policy mine: vulnerabilities of image", unread.Detail, StringComparison.Ordinal);
        Assert.Equal("Deployment shop/web", unread.Subject);
    }

    [Theory]
    [InlineData("Fail", Outcome.Deny, Enforcement.Deny)]
    [InlineData("Ignore", Outcome.Pass, Enforcement.Audit)]
    public void An_expression_that_fails_denies_unless_the_policy_ignores_failures(string failurePolicy, Outcome outcome, Enforcement enforcement)
    {
        var verdict = Decide(Written.Validating("apps/deployments", "object.spec.nothing > 5", more: $"  failurePolicy: {failurePolicy}"));

        Assert.Equal((outcome, enforcement), (verdict.Outcome, Assert.Single(verdict.Decisions).Enforcement));
    }

    [Fact]
    public void Images_are_judged_at_the_stage_build()
    {
        var evidence = new Evidence([], [Samples.Image(Samples.Match(Severity.Low))], null, []);
        var criteria = Criteria(Written.Staged("build", "image.vulnerabilities.size() == 0"));

        var decision = Assert.Single(Judge.Decide(evidence, criteria, Samples.Now, TestContext.Current.CancellationToken).Decisions, decision => decision.Finding is ImageFinding);

        Assert.Equal((Enforcement.Deny, "Policy mine"), (decision.Enforcement, decision.Because));
    }

    [Fact]
    public void Pod_security_is_judged_on_what_mutating_policies_make()
    {
        var deployment = Written.Deployment.Replace(", securityContext: {privileged: true}", "", StringComparison.Ordinal);
        var evidence = new Evidence(Written.Objects(deployment), [], null, []);
        var criteria = Criteria(MakesPrivileged) with { PodSecurity = PodSecurityLevel.Baseline };

        var finding = Assert.IsType<ObjectFinding>(Assert.Single(Judge.Decide(evidence, criteria, Samples.Now, TestContext.Current.CancellationToken).Decisions).Finding);

        Assert.Equal("PLM-PSS-0001", finding.Id);
        Assert.Equal("Deployment shop/web", finding.Object.ToString());
    }

    [Fact]
    public void Policies_that_cannot_be_used_make_the_verdict_incomplete() =>
        Assert.Equal(Outcome.Incomplete, Decide(Written.Staged("deploy", "object.(")).Outcome);

    [Theory]
    [InlineData("deny", Enforcement.Deny, Outcome.Deny)]
    [InlineData("warn", Enforcement.Warn, Outcome.Pass)]
    [InlineData("dryrun", Enforcement.Audit, Outcome.Pass)]
    public void The_action_of_a_constraint_decides_what_follows(string action, Enforcement enforcement, Outcome outcome)
    {
        var verdict = Decide($"{Gate.Deny}\n---\n{Gate.Constraint($"{{enforcementAction: {action}, match: {{kinds: [{{kinds: [Deployment]}}]}}}}")}");

        var decision = Assert.Single(verdict.Decisions);
        Assert.Equal((enforcement, outcome), (decision.Enforcement, verdict.Outcome));
        Assert.Equal("constraint K8sLabels must", decision.Because);
        var finding = Assert.IsType<ObjectFinding>(decision.Finding);
        Assert.Equal(("K8sLabels/must", "K8sLabels", "denied", 1), (finding.Id, finding.Title, finding.Message, finding.Location.Line));
    }

    [Fact]
    public void A_constraint_on_pods_is_asked_about_the_pod_that_a_deployment_makes()
    {
        var decision = Assert.Single(Decide($"{Gate.Deny}\n---\n{Gate.Constraint("{match: {kinds: [{apiGroups: [''], kinds: [Pod]}], source: Generated}}")}").Decisions);

        Assert.Equal("constraint K8sLabels must, on the Pod that it makes", decision.Because);
    }

    [Fact]
    public void A_constraint_on_everything_is_asked_once() =>
        Assert.Single(Decide($"{Gate.Deny}\n---\n{Gate.Constraint()}").Decisions);

    [Fact]
    public void A_constraint_by_the_labels_of_a_namespace_that_is_not_given_is_neither_met_nor_violated()
    {
        var policies = $"{Gate.Deny}\n---\n{Gate.Constraint("{match: {namespaceSelector: {matchLabels: {a: b}}}}")}";

        var verdict = Decide(policies);

        Assert.Equal((Outcome.Incomplete, 0), (verdict.Outcome, verdict.Decisions.Length));
        Assert.Contains("by their Namespace, which is not among the manifests and policies", Assert.Single(verdict.Unread).Detail, StringComparison.Ordinal);
        Assert.Equal(Outcome.Pass, Decide(policies + "\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: shop}}").Outcome);
    }

    [Theory]
    [InlineData("In, values: [shop]", Outcome.Deny)]
    [InlineData("NotIn, values: [shop]", Outcome.Pass)]
    public void The_label_that_every_cluster_gives_a_namespace_is_known_without_it(string words, Outcome outcome) => Assert.Equal(
        outcome,
        Decide($"{Gate.Deny}\n---\n{Gate.Constraint($"{{match: {{namespaceSelector: {{matchExpressions: [{{key: kubernetes.io/metadata.name, operator: {words}}}]}}}}}}")}").Outcome);

    [Fact]
    public void A_template_that_does_not_compile_makes_the_verdict_incomplete()
    {
        var verdict = Decide($"{Gate.Rego("package k8slabels\nviolation[{\"msg\": x}] { true }")}\n---\n{Gate.Constraint()}");

        Assert.Equal((Outcome.Incomplete, 2), (verdict.Outcome, verdict.Unread.Length));
        Assert.Contains("rego_unsafe_var_error", verdict.Unread[0].Detail, StringComparison.Ordinal);
        Assert.Contains("not evaluated", verdict.Unread[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_evaluation_of_a_constraint_failed_is_told()
    {
        var rego = Gate.Rego("package k8slabels\na = 1 { input.review }\na = 2 { input.review }\nviolation[{\"msg\": \"m\"}] { a }");

        var decision = Assert.Single(Decide($"{rego}\n---\n{Gate.Constraint()}").Decisions);

        Assert.Matches("^constraint K8sLabels must, whose evaluation failed at .+:[0-9]+$", decision.Because);
    }

    static Verdict Decide(string policies) =>
        Judge.Decide(new Evidence(Written.Objects(Written.Deployment), [], null, []), Criteria(policies), Samples.Now, TestContext.Current.CancellationToken);

    static GateCriteria Criteria(string policies) => GateCriteria.Default with
    {
        PodSecurity = PodSecurityLevel.Privileged,
        Policies = Written.Policies(policies),
    };
}
