using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Feeds.GitLab;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.GitLab;

public sealed class GitLabFixesTests
{
    [Theory]
    [InlineData("<=1.2.0", "1.2.1", "+0 -1.2.1")]
    [InlineData("<=1.2.9||>=2.0 <=2.3", "1.2.10 2.4", "+0 -1.2.10|+2.0 -2.4")]
    [InlineData("<=1.2.0", "1.3.0", "+0 =1.2.0")]
    [InlineData("<=1.2.0", "", "+0 =1.2.0")]
    [InlineData("=1.2.0", "1.2.1", "+1.2.0 =1.2.0")]
    [InlineData("<=1.2.0-beta", "1.2.1", "+0 =1.2.0-beta")]
    [InlineData("<1.2.0", "1.2.1", "+0 -1.2.0")]
    [InlineData("<=99999999999", "1", "+0 =99999999999")]
    public void The_next_version_is_the_fix_where_it_is_among_the_fixed_ones(string range, string versions, string ranges) =>
        Assert.Equal(ranges.Replace('|', '\n'),
            VersionRange.Write(GitLabFixes.Add(Assert.NotNull(GitLabRange.Read(range)), versions.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
