using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class PartialVersionsTests
{
    [Theory]
    [InlineData("npm", "+9.3 -100", "+9.3.0 -100.0.0")]
    [InlineData("npm", "+0 =v2", "+0 =v2.0.0")]
    [InlineData("npm", "+1.2.3 -1.3.0-beta", "+1.2.3 -1.3.0-beta")]
    [InlineData("npm", "+0 -9.x", "+0 -9.x")]
    [InlineData("crates.io", "+0 -0.3", "+0 -0.3.0")]
    [InlineData("Hex", "+1 -2.", "+1.0.0 -2.")]
    [InlineData("Pub", "+0 -3", "+0 -3.0.0")]
    [InlineData("SwiftURL", "+0 -3.1", "+0 -3.1.0")]
    [InlineData("PyPI", "+0 -9.3", "+0 -9.3")]
    public void Missing_numbers_of_semantic_versions_are_zero(string feed, string ranges, string complete) =>
        Assert.Equal(complete, VersionRange.Write(PartialVersions.Complete(VersionRange.Read(ranges), feed)));

    [Fact]
    public void Advisories_of_osv_and_gitlab_are_completed()
    {
        Assert.Equal("+0 -9.3.0", FeedSample.Ranges(FeedSample.Read(new OsvFormat(), """
            {"id":"A-1","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"9.3"}]}]}]}
            """).Entry("a")));
        Assert.Equal("+0 -100.0.0", FeedSample.Ranges(FeedSample.Read(new Plimsoll.Vulnerabilities.Feeds.GitLab.GitLabFormat(), """
            identifier: "CVE-2024-1"
            package_slug: "npm/a"
            affected_range: "<100"
            """).Entry("a")));
    }
}
