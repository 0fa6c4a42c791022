using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies;

public sealed class AdmissionChainTests
{
    const string NoPrivilege = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: {name: no-privilege}
        spec:
          reinvocationPolicy: Never
          matchConstraints:
            resourceRules:
              - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
          mutations:
            - patchType: JSONPatch
              jsonPatch:
                expression: "[JSONPatch{op: 'replace', path: '/spec/containers/0/securityContext/privileged', value: false}]"
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicyBinding
        metadata: {name: no-privilege}
        spec: {policyName: no-privilege}
        ---

        """;

    const string Privileged = "object.spec.containers.all(c, !c.?securityContext.privileged.orValue(false))";

    [Fact]
    public void A_policy_on_pods_is_asked_about_the_pod_that_a_deployment_makes()
    {
        var admission = Admit(Written.Validating("/pods", Privileged));

        Assert.Empty(admission.Own.Validation.Reviews);
        var pod = Assert.Single(admission.Pods);
        Assert.False(pod.Validation.IsAllowed);
        Assert.Equal("web-xxxxx-xxxxx", pod.Mutation.Request.Name);
    }

    [Fact]
    public void A_policy_on_both_is_asked_about_the_deployment_alone()
    {
        var both = Written.Validating("/pods", "true").Replace(
            "    resourceRules:",
            "    resourceRules:\n      - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}",
            StringComparison.Ordinal);

        var admission = Admit(both);

        Assert.Single(admission.Own.Validation.Reviews);
        Assert.Empty(Assert.Single(admission.Pods).Validation.Reviews);
    }

    [Fact]
    public void What_a_mutating_policy_changes_is_what_the_others_see()
    {
        var admission = Admit(NoPrivilege + Written.Validating("/pods", Privileged));

        Assert.True(Assert.Single(admission.Pods).Validation.IsAllowed);
    }

    [Fact]
    public void Policies_of_our_own_kind_are_asked_too() =>
        Assert.Single(Admit(Written.Staged("deploy", "object.spec.replicas > 5")).Own.Staged);

    static Admission Admit(string policies)
    {
        var read = Written.Policies(policies);
        Assert.Empty(read.Unread);
        return new AdmissionChain(read, ClusterObjects.Empty, [], Samples.Now)
            .Admit(AdmissionRequests.Create(Written.Objects(Written.Deployment)[0]), TestContext.Current.CancellationToken);
    }
}
