using Plimsoll.Model.Policies.Testing;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

public sealed class PolicyTestTextTests
{
    [Theory]
    [InlineData(100, "100 %")]
    [InlineData(99.99, "99.9 %")]
    [InlineData(66.6666, "66.6 %")]
    [InlineData(0, "0 %")]
    public void A_share_is_never_rounded_up(double percent, string expected) => Assert.Equal(expected, PolicyTestText.Percent(percent));

    [Theory]
    [InlineData(0, 0, 0, "never evaluated")]
    [InlineData(0, 0, 1, "only errors")]
    [InlineData(1, 0, 0, "never false")]
    [InlineData(0, 1, 0, "never true")]
    public void What_no_test_showed_has_a_word(int passes, int failures, int errors, string expected) => Assert.Equal(
        expected, PolicyTestText.Unseen(new ExpressionCoverage("p", "f", new SourceLocation("x", 1, 1), "e", passes, failures, errors)));

    [Theory]
    [InlineData(1, "1 test")]
    [InlineData(2, "2 tests")]
    public void A_number_has_its_noun(int count, string expected) => Assert.Equal(expected, PolicyTestText.Counted(count, "test"));
}
