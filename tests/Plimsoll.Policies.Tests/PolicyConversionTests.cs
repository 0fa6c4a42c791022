using Plimsoll.Cel.Kubernetes;

namespace Plimsoll.Policies;

public sealed class PolicyConversionTests
{
    const string Converted = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata:
          name: mine
          annotations:
            plimsoll.dev/title: A title
            plimsoll.dev/remediation: Do so
            plimsoll.dev/severity: High
        spec:
          matchConstraints:
            resourceRules:
              - apiGroups: [""]
                apiVersions: ["*"]
                operations: ["CREATE", "UPDATE"]
                resources: ["pods", "podtemplates", "replicationcontrollers"]
              - apiGroups: ["apps"]
                apiVersions: ["*"]
                operations: ["CREATE", "UPDATE"]
                resources: ["deployments", "replicasets", "daemonsets", "statefulsets"]
              - apiGroups: ["batch"]
                apiVersions: ["*"]
                operations: ["CREATE", "UPDATE"]
                resources: ["jobs", "cronjobs"]
          validations:
            - expression: object.metadata.name != ''
              message: it is not so
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata:
          name: mine
        spec:
          policyName: mine
          validationActions: ["Warn"]

        """;

    [Fact]
    public void A_policy_that_uses_nothing_of_its_own_becomes_a_plain_one()
    {
        var converted = Convert(Written.Staged("build, deploy", "object.metadata.name != ''", "  stageActions: {deploy: [Warn]}")
            .Replace("stages: [build, deploy]", "stages: [deploy]", StringComparison.Ordinal));

        Assert.True(converted.IsSuccess, converted.Problem);
        Assert.Equal(Converted, converted.Yaml);
    }

    [Fact]
    public void What_is_written_reads_back_without_an_issue_and_judges_the_same()
    {
        var written = Written.Staged("deploy", "object.spec.replicas == variables.two", """
              variables: [{name: two, expression: '1 + 1'}]
              matchConstraints: {objectSelector: {matchLabels: {team: shop}}}
            """);
        var converted = Written.Policies(Convert(written).Yaml);

        Assert.Empty(converted.Unread);
        Assert.Single(Assert.Single(converted.Validating).Variables);
        Assert.Equal(3, converted.Validating[0].MatchConstraints.ResourceRules.Length);
    }

    [Theory]
    [InlineData("deploy", "images.size() > 0", "it uses images, which only Plimsoll knows", 9)]
    [InlineData("deploy", "workload.name != ''", "it uses workload, which only Plimsoll knows", 9)]
    [InlineData("build", "image.user != ''", "no stage deploy", 1)]
    public void What_only_we_know_has_no_plain_form(string stages, string expression, string problem, int line)
    {
        var converted = Convert(Written.Staged(stages, expression));

        Assert.False(converted.IsSuccess);
        Assert.Contains(problem, converted.Problem, StringComparison.Ordinal);
        Assert.Equal(line, converted.Location!.Line);
    }

    [Fact]
    public void An_older_cluster_may_not_have_a_function()
    {
        var policy = Assert.Single(Written.Policies(Written.Staged("deploy", "quantity('1Gi').isInteger()")).Staged);

        Assert.False(PolicyConversion.ToValidatingAdmissionPolicy(policy, new KubernetesVersion(1, 27)).IsSuccess);
        Assert.True(PolicyConversion.ToValidatingAdmissionPolicy(policy, new KubernetesVersion(1, 30)).IsSuccess);
    }

    static ConvertedPolicy Convert(string yaml)
    {
        var policies = Written.Policies(yaml);
        Assert.Empty(policies.Unread);
        return PolicyConversion.ToValidatingAdmissionPolicy(Assert.Single(policies.Staged), KubernetesVersion.Newest);
    }
}
