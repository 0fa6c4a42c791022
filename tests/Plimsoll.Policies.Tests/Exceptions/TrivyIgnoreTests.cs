using Plimsoll.Model.Findings;

namespace Plimsoll.Policies.Exceptions;

public sealed class TrivyIgnoreTests
{
    [Fact]
    public void An_id_a_line_with_its_end_and_the_comment_above_as_its_reason()
    {
        var grants = TrivyIgnore.Read("# not reachable\n# from outside\nCVE-2024-1 exp:2027-01-31\n\nCVE-2024-2 # behind\r\n\nAVD-DS-0002\n", "app/.trivyignore");

        Assert.Empty(grants.Unread);
        Assert.Equal(
            [("CVE-2024-1", "not reachable from outside", "2027-01-31", 3), ("CVE-2024-2", "behind", "", 5), ("AVD-DS-0002", "no reason is given", "", 7)],
            grants.All.Select(grant => (grant.Vulnerabilities[0], grant.Reason, grant.Expires?.ToString("yyyy-MM-dd", null) ?? "", grant.Location.Line)));
        Assert.All(grants.All, grant => Assert.Equal(".trivyignore", grant.Owner));
    }

    [Fact]
    public void An_end_that_is_no_day_is_told_and_lets_nothing_pass()
    {
        var grants = TrivyIgnore.Read("CVE-2024-1 exp:soon", ".trivyignore");

        Assert.Empty(grants.All);
        Assert.Equal((UnreadReason.Malformed, 1), (Assert.Single(grants.Unread).Reason, grants.Unread[0].Location?.Line));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("CVE-2024-777*")]
    [InlineData("CVE-2024-777?")]
    [InlineData("CVE-2024-7778 expired:2027-01-01")]
    [InlineData("CVE-2024-7778 exp:2027-01-01 exp:soon")]
    public void A_pattern_or_a_word_that_is_not_known_is_told_and_lets_nothing_pass(string line)
    {
        var grants = TrivyIgnore.Read($"{line}\nCVE-2024-1\n", ".trivyignore");

        Assert.Equal(["CVE-2024-1"], grants.All.SelectMany(grant => grant.Vulnerabilities));
        Assert.Equal((UnreadReason.Malformed, 1), (Assert.Single(grants.Unread).Reason, grants.Unread[0].Location?.Line));
    }
}
