using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds.GitLab;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.GitLab;

public sealed class GitLabFormatTests
{
    const string Document = """
        ---
        identifier: "CVE-2024-1"
        identifiers:
        - "CVE-2024-1"
        - "GHSA-1"
        package_slug: "maven/org.example/lib"
        title: "A thing"
        description: "Two\n lines"
        date: "2024-03-04"
        pubdate: "2024-03-01"
        affected_range: "[1.0,1.2)"
        fixed_versions:
        - "1.2"
        urls:
        - "https://example.org/1"
        cvss_v3: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
        other:
          deep: ["x"]
        """;

    [Fact]
    public void A_document_is_one_advisory_of_one_package()
    {
        var sample = FeedSample.Read(new GitLabFormat(), Document);
        Assert.Equal("GitLab", sample.Feed);
        Assert.Empty(sample.Unread);
        var entry = sample.Entry("org.example:lib");
        Assert.Equal(("Maven", FixState.Fixed, "+1.0 -1.2"), (entry.Feed, entry.State, FeedSample.Ranges(entry)));
        var advisory = sample.Record.Advisory;
        Assert.Equal(("CVE-2024-1/maven/org.example/lib", "A thing", "GitLab"), (advisory.Id, advisory.Summary, advisory.Source));
        Assert.Equal(["CVE-2024-1"], advisory.Cves);
        Assert.Equal(["GHSA-1"], advisory.Aliases);
        Assert.Equal(["https://example.org/1"], advisory.References);
        Assert.Equal(9.8, Assert.Single(advisory.Ratings).Cvss?.Score);
        Assert.Equal(new DateTimeOffset(2024, 3, 4, 0, 0, 0, TimeSpan.Zero), sample.Record.Newest);
    }

    [Theory]
    [InlineData("maven/org.example/lib", "cobol/lib", "entries left out")]
    [InlineData("[1.0,1.2)", "somewhere", "no language")]
    [InlineData("package_slug:", "slug:", "package_slug")]
    [InlineData("identifiers:", "identifier:", "twice")]
    [InlineData("title: \"A thing\"", "title: *alias", "alias")]
    [InlineData("title: \"A thing\"", "title: \"", "Not YAML")]
    public void What_cannot_be_read_is_told(string before, string after, string message)
    {
        var sample = FeedSample.Read(new GitLabFormat(), Document.Replace(before, after, StringComparison.Ordinal));
        Assert.Empty(sample.Records);
        Assert.Contains(message, Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }
}
