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
    [InlineData("Ubuntu:20.04:LTS", """ "ecosystem_specific":{"ubuntu_priority":"medium","binaries":[]} """, FixState.Affected, "", Severity.Medium)]
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

    [Theory]
    [InlineData("fixed", "9.1.0-r6", FixState.Fixed, "+0 -9.1.0-r6")]
    [InlineData("fix_not_planned", "", FixState.WillNotFix, "+0")]
    [InlineData("pending_upstream_fix", "", FixState.Deferred, "+0")]
    [InlineData("false_positive_determination", "0", FixState.NotAffected, "+0")]
    public void Chainguard_says_it_of_the_files_of_a_package(string status, string version, FixState state, string ranges)
    {
        var entry = Entry("Chainguard", """{"introduced":"0"}""" + (version.Length > 0 ? $$""",{"fixed":"{{version}}"}""" : ""),
            $$""" "ecosystem_specific":{"components":[{"latest_event_status":"{{status}}"},{"latest_event_status":"{{status}}"}]} """);
        Assert.Equal((state, ranges), (entry.State, FeedSample.Ranges(entry)));
    }

    [Fact]
    public void A_package_that_is_affected_elsewhere_in_the_record_is_not_said_to_be_unaffected()
    {
        var sample = FeedSample.Read(new OsvFormat(), """
            {"id":"CGA-1","affected":[
              {"package":{"ecosystem":"Wolfi","name":"a","purl":"pkg:apk/wolfi/a?arch=x86_64"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"0"}]}]},
              {"package":{"ecosystem":"Wolfi","name":"a","purl":"pkg:apk/wolfi/a?arch=aarch64"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2-r0"}]}]},
              {"package":{"ecosystem":"Wolfi","name":"b"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"0"}]}]}]}
            """);
        Assert.Equal(["aarch64"], sample.Entry("a").Architectures);
        Assert.Equal(FixState.NotAffected, sample.Entry("b").State);
    }

    [Fact]
    public void Versions_that_a_range_holds_anyway_are_left_out()
    {
        var entry = FeedSample.Read(new OsvFormat(), """
            {"id":"A-1","affected":[{"package":{"ecosystem":"PyPI","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"1.0"},{"fixed":"2.0"},{"introduced":"3.0"},{"last_affected":"3.1"}]}],
              "versions":["0.9","1.0","1.5","2.0","3.0","3.1","3.2","no version"]}]}
            """.Replace("no version", "no-version", StringComparison.Ordinal)).Entry("a");
        Assert.Equal(["0.9", "2.0", "3.2", "no-version"], entry.Versions);
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
