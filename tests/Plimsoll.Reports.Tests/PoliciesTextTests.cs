using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

public sealed class PoliciesTextTests
{
    [Fact]
    public void Policies_are_counted_by_kind_with_the_release_they_were_read_for() =>
        Assert.Equal("2 Policy, 1 ValidatingAdmissionPolicy, for Kubernetes 1.34", PoliciesText.Line(Sample.Check));

    [Fact]
    public void Without_policies_nothing_is_said() => Assert.Equal("", PoliciesText.Line(Sample.Gate));

    [Fact]
    public void Policies_of_which_none_can_be_used_are_not_passed_over() => Assert.Equal(
        "none that can be used, for Kubernetes 1.34",
        PoliciesText.Line(Sample.Check with { Policies = new PoliciesInForce([], "1.34") }));
}
