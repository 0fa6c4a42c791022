using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class OsvAffectedTests
{
    [Theory]
    [InlineData("""{"introduced":"0"},{"fixed":"1.0"}""", FixState.Fixed)]
    [InlineData("""{"introduced":"0"},{"last_affected":"1.0"}""", FixState.Unknown)]
    [InlineData("""{"introduced":"0"}""", FixState.Affected)]
    public void The_range_says_whether_there_is_a_fix(string events, FixState state) =>
        Assert.Equal(state, Entry("npm", events, "").State);

    [Theory]
    [InlineData("Debian:12", """ "ecosystem_specific":{"urgency":"end-of-life"} """, FixState.EndOfLife, "end-of-life", Severity.Unknown)]
    [InlineData("Debian:12", """ "ecosystem_specific":{"urgency":"unimportant"} """, FixState.Affected, "unimportant", Severity.Low)]
    [InlineData("Debian:12", """ "ecosystem_specific":{"urgency":"not yet assigned"} """, FixState.Affected, "", Severity.Unknown)]
    [InlineData("Wolfi", """ "database_specific":{"status":"fix-not-planned"} """, FixState.WillNotFix, "fix-not-planned", Severity.Unknown)]
    [InlineData("Ubuntu:Pro:22.04:LTS", """ "ecosystem_specific":{"availability":"Available with Ubuntu Pro"} """, FixState.Affected, "Available with Ubuntu Pro", Severity.Unknown)]
    [InlineData("Ubuntu:22.04:LTS", """ "severity":[{"type":"Ubuntu","score":"negligible"}] """, FixState.Affected, "", Severity.Low)]
    public void Databases_say_more_of_a_package(string ecosystem, string more, FixState state, string note, Severity severity)
    {
        var entry = Entry(ecosystem, """{"introduced":"0"}""", more);
        Assert.Equal((ecosystem, state, note, severity), (entry.Feed, entry.State, entry.Note, entry.Severity));
    }

    [Fact]
    public void A_repository_of_red_hat_is_one_of_its_release()
    {
        var entry = Entry("Red Hat:enterprise_linux:9::appstream", """{"introduced":"0"},{"fixed":"1-2.el9"}""", "");
        Assert.Equal("Red Hat:9", entry.Feed);
        Assert.Equal(["cpe:/a:redhat:enterprise_linux:9::appstream"], entry.Repositories);
    }

    [Fact]
    public void Packages_of_commits_only_are_counted()
    {
        var sample = FeedSample.Read(new OsvFormat(), """
            {"id":"OSV-1","affected":[{"ranges":[{"type":"GIT","events":[{"introduced":"0"}]}]},
              {"package":{"ecosystem":"OSS-Fuzz","name":"a"},"ranges":[{"type":"GIT","events":[{"introduced":"0"}]}]}]}
            """);
        Assert.Equal(2, sample.Record.GitOnly);
        Assert.StartsWith("2 packages are described by git commits only", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_pages_and_ratings_are_kept()
    {
        var advisory = FeedSample.Read(new OsvFormat(), """
            {"id":"GHSA-1","summary":"s","details":"Long\r\ntext","references":[{"type":"WEB","url":"https://example.org/1"},{"url":"https://example.org/1"},{"url":"no"}],
             "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"},{"type":"CVSS_V2","score":"AV:N/AC:L/Au:N/C:P/I:P/A:P"}],"database_specific":{"severity":"HIGH"}}
            """).Record.Advisory;
        Assert.Equal(("GitHub", "Long\ntext"), (advisory.Source, advisory.Description));
        Assert.Equal(["https://example.org/1"], advisory.References);
        Assert.Equal([("GitHub", Severity.High, 9.8), ("GitHub", Severity.High, 7.5)], advisory.Ratings.Select(rating => (rating.Source, rating.Severity, rating.Cvss!.Score)));
    }

    static AffectedEntry Entry(string ecosystem, string events, string more) => FeedSample.Read(new OsvFormat(), """
        {"id":"A-1","affected":[{"package":{"ecosystem":"ECOSYSTEM","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":[EVENTS]}]MORE}]}
        """.Replace("ECOSYSTEM\",\"name", ecosystem + "\",\"name", StringComparison.Ordinal).Replace("EVENTS", events, StringComparison.Ordinal)
        .Replace("MORE", more.Length > 0 ? "," + more : "", StringComparison.Ordinal)).Entry("a");
}
