using Plimsoll.Model.Policies;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Mutators, constraints and ExpansionTemplates, one behind the other.</summary>
public sealed class GatekeeperChainTests
{
    /// <summary>A constraint on Pods: none of their containers is privileged.</summary>
    const string NotPrivileged = """
        apiVersion: templates.gatekeeper.sh/v1
        kind: ConstraintTemplate
        metadata: {name: notprivileged}
        spec:
          crd: {spec: {names: {kind: NotPrivileged}}}
          targets:
            - target: admission.k8s.gatekeeper.sh
              code:
                - engine: K8sNativeValidation
                  source:
                    validations:
                      - expression: "object.spec.containers.all(c, !c.?securityContext.privileged.orValue(false))"
                        message: it is privileged
        ---
        apiVersion: constraints.gatekeeper.sh/v1beta1
        kind: NotPrivileged
        metadata: {name: pods}
        spec:
          match: {kinds: [{apiGroups: [""], kinds: [Pod]}]}
        """;

    const string Deployments = """
        apiVersion: expansion.gatekeeper.sh/v1beta1
        kind: ExpansionTemplate
        metadata: {name: deployments}
        spec:
          applyTo: [{groups: [apps], kinds: [Deployment], versions: [v1]}]
          templateSource: spec.template
          generatedGVK: {group: "", version: v1, kind: Pod}
          enforcementAction: warn
        """;

    const string Unprivileged = """
        apiVersion: mutations.gatekeeper.sh/v1
        kind: Assign
        metadata: {name: unprivileged}
        spec:
          applyTo: [{groups: [""], versions: [v1], kinds: [Pod]}]
          location: "spec.containers[name: *].securityContext.privileged"
          parameters: {assign: {value: false}}
        """;

    [Fact]
    public void A_constraint_on_pods_is_asked_about_the_pod_that_a_deployment_makes()
    {
        var admission = Admit(NotPrivileged);

        Assert.Empty(admission.Own.Constraints);
        Assert.Equal("it is privileged", Assert.Single(Assert.Single(admission.Pods).Constraints).Message);
    }

    [Fact]
    public void Where_an_ExpansionTemplate_says_which_pod_that_is_it_is_reviewed_and_told_once()
    {
        var admission = Admit(NotPrivileged, Deployments);

        var result = Assert.Single(admission.Own.Constraints);
        Assert.Equal("[Implied by deployments] it is privileged", result.Message);
        Assert.Equal([EnforcementAction.Warn], result.Actions);
        Assert.Empty(Assert.Single(admission.Pods).Constraints);
    }

    [Fact]
    public void What_a_mutator_changes_is_what_constraints_and_policies_see()
    {
        var admission = Admit(NotPrivileged, Unprivileged);

        var pod = Assert.Single(admission.Pods);
        Assert.Empty(pod.Constraints);
        Assert.Equal("unprivileged", Assert.Single(pod.Mutation.Mutators!.Steps).Mutator.Name);
        Assert.Empty(Admit(NotPrivileged, Unprivileged, Deployments).Own.Constraints);
    }

    [Fact]
    public void A_config_can_take_a_namespace_out_of_the_mutation() => Assert.Single(Assert.Single(Admit(NotPrivileged, Unprivileged, """
        apiVersion: config.gatekeeper.sh/v1alpha1
        kind: Config
        metadata: {name: config, namespace: gatekeeper-system}
        spec: {match: [{excludedNamespaces: [shop], processes: [mutation-webhook]}]}
        """).Pods).Constraints);

    [Fact]
    public void A_change_that_cannot_be_made_is_denied()
    {
        var bad = Unprivileged.Replace("spec.containers[name: *].securityContext.privileged", "spec.containers.privileged", StringComparison.Ordinal);

        var verdict = Decide(bad);

        Assert.Equal(Outcome.Deny, verdict.Outcome);
        var decision = Assert.Single(verdict.Decisions, decision => decision.Because.StartsWith("Gatekeeper's mutators", StringComparison.Ordinal));
        Assert.Equal("Assign unprivileged: location spec.containers.privileged: spec.containers must be an object and is a list", decision.Finding.Message);
    }

    [Fact]
    public void An_object_without_the_template_of_what_it_makes_is_denied()
    {
        var verdict = Decide(Deployments.Replace("spec.template", "spec.other", StringComparison.Ordinal));

        Assert.Equal(
            "ExpansionTemplate deployments: Deployment shop/web has no spec.other to make a Pod of",
            Assert.Single(verdict.Decisions, decision => decision.Because == "Gatekeeper's ExpansionTemplates").Finding.Message);
    }

    [Fact]
    public void A_mutator_of_which_nobody_knows_whether_it_matches_leaves_the_verdict_open()
    {
        var verdict = Decide(Unprivileged.Replace("  location:", "  match: {namespaceSelector: {matchLabels: {team: a}}}\n  location:", StringComparison.Ordinal));

        Assert.Contains(verdict.Unread, unread => unread.Detail.StartsWith("mutator Assign unprivileged: ", StringComparison.Ordinal));
    }

    static Admission Admit(params IEnumerable<string> policies)
    {
        var read = Written.Policies(string.Join("\n---\n", policies));
        Assert.Empty(read.Unread);
        return new AdmissionChain(read, ClusterObjects.Empty, [], Samples.Now)
            .Admit(AdmissionRequests.Create(Written.Objects(Written.Deployment)[0]), TestContext.Current.CancellationToken);
    }

    static Verdict Decide(string policies) => Judge.Decide(
        new Evidence(Written.Objects(Written.Deployment), [], null, []),
        GateCriteria.Default with { Policies = Written.Policies(policies) },
        Samples.Now,
        TestContext.Current.CancellationToken);
}
