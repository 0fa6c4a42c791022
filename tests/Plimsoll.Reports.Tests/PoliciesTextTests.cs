using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

public sealed class PoliciesTextTests
{
    [Fact]
    public void Policies_are_counted_by_kind_with_the_release_they_were_read_for() =>
        Assert.Equal("2 Policy, 1 ValidatingAdmissionPolicy, for Kubernetes 1.34", PoliciesText.Line(Sample.Check));

    [Fact]
    public void Constraints_of_all_kinds_are_counted_together() => Assert.Equal(
        "1 Policy, 2 constraints, for Kubernetes 1.34",
        PoliciesText.Line(Sample.Check with
        {
            Policies = new PoliciesInForce(
                [
                    new("constraints.gatekeeper.sh/v1beta1", "K8sLabels", "", "a"),
                    new("plimsoll.dev/v1", "Policy", "", "b"),
                    new("constraints.gatekeeper.sh/v1beta1", "K8sHosts", "", "c"),
                ],
                "1.34"),
        }));

    [Fact]
    public void Without_policies_nothing_is_said() => Assert.Equal("", PoliciesText.Line(Sample.Gate));

    [Fact]
    public void Policies_of_which_none_can_be_used_are_not_passed_over() => Assert.Equal(
        "none that can be used, for Kubernetes 1.34",
        PoliciesText.Line(Sample.Check with { Policies = new PoliciesInForce([], "1.34") }));
}
