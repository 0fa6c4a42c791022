using Plimsoll.Cel.Kubernetes;

namespace Plimsoll.Policies.Testing;

public sealed class TestPoliciesTests
{
    const string Binding = """
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: { name: bound }
        spec: { policyName: NAME, validationActions: [Warn] }
        """;

    [Fact]
    public void A_policy_without_a_binding_gets_one()
    {
        var policies = TestPolicies.Read(Written.Objects(TestFolder.NoX), KubernetesVersion.Newest);

        var binding = Assert.Single(policies.ValidatingBindings);
        Assert.Equal(("no-x", "no-x"), (binding.Name, binding.PolicyName));
        Assert.Null(binding.ParamRef);
        Assert.Empty(policies.Unread);
    }

    [Fact]
    public void A_binding_that_is_there_counts_alone()
    {
        var policies = TestPolicies.Read(
            Written.Objects(TestFolder.NoX + Binding.Replace("NAME", "no-x", StringComparison.Ordinal)), KubernetesVersion.Newest);

        Assert.Equal("bound", Assert.Single(policies.ValidatingBindings).Name);
    }

    [Fact]
    public void A_binding_of_a_policy_that_is_not_there_is_a_problem()
    {
        var policies = TestPolicies.Read(
            Written.Objects(TestFolder.NoX + Binding.Replace("NAME", "other", StringComparison.Ordinal)), KubernetesVersion.Newest);

        Assert.Contains("other", Assert.Single(policies.Unread).Detail, StringComparison.Ordinal);
    }
}
