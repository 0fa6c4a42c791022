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
    public void A_package_that_cannot_be_read_leaves_the_others()
    {
        var sample = FeedSample.Read(new OsvFormat(), """
            {"id":"A-1","affected":[{"package":{"name":"none"},"versions":["1"]},{"versions":["1"]},{"package":{"ecosystem":"npm","name":"a"},"versions":["1.0.0"]}]}
            """);
        Assert.Equal(["1.0.0"], sample.Entry("a").Versions);
        Assert.StartsWith("An affected package is left out: An affected package needs an \"ecosystem\"", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
        Assert.EndsWith("(2 times)", sample.Unread[0].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"fixed":"1.0"}""", "+0 -1.0")]
    [InlineData("""{"last_affected":"1.0"}""", "+0 =1.0")]
    public void A_range_without_a_beginning_begins_with_the_first_version_and_is_told(string events, string ranges)
    {
        var sample = FeedSample.Read(new OsvFormat(), """
            {"id":"A-1","affected":[{"package":{"ecosystem":"PyPI","name":"a"},"ranges":[{"type":"ECOSYSTEM","events":[EVENTS]}]}]}
            """.Replace("EVENTS", events, StringComparison.Ordinal));
        Assert.Equal(ranges, FeedSample.Ranges(sample.Entry("a")));
        Assert.Contains("\"introduced\"", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_of_an_unknown_type_is_told_and_is_not_one_of_commits()
    {
        var sample = FeedSample.Read(new OsvFormat(), """
            {"id":"A-1","affected":[{"package":{"ecosystem":"PyPI","name":"a"},"ranges":[{"type":"DATES","events":[{"introduced":"0"}]}]}]}
            """);
        Assert.Empty(sample.Record.Affected);
        Assert.Equal(0, sample.Record.GitOnly);
        Assert.Contains("\"DATES\"", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"2024-01-01T00:00:00Z\"", true, "")]
    [InlineData("null", false, "")]
    [InlineData("\"yes\"", false, "is no date")]
    [InlineData("true", false, "is no date")]
    [InlineData("\"9000-01-01T00:00:00Z\"", false, "in the future")]
    public void Only_a_date_that_came_withdraws_a_record(string withdrawn, bool isWithdrawn, string told)
    {
        var sample = FeedSample.Read(new OsvFormat(), $$"""{"id":"A-1","withdrawn":{{withdrawn}},"affected":[]}""");
        Assert.Equal(isWithdrawn, sample.Record.Withdrawn);
        Assert.Equal(told.Length > 0 ? 1 : 0, sample.Unread.Count(unread => unread.Detail.Contains(told, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ALSA-2024:1", "Important: curl security update", Severity.High)]
    [InlineData("ALBA-2024:1", "Low: curl bug fix update", Severity.Low)]
    [InlineData("RLSA-2024:1", "Moderate: curl security update", Severity.Medium)]
    [InlineData("RHSA-2024:1", "Critical: curl", Severity.Critical)]
    [InlineData("RLSA-2024:1", "High: curl", Severity.Unknown)]
    [InlineData("RLSA-2024:1", "curl update", Severity.Unknown)]
    [InlineData("GHSA-1", "Low: is the tide", Severity.Unknown)]
    public void Rebuilders_of_red_hat_say_the_severity_before_the_summary(string id, string summary, Severity severity)
    {
        var advisory = FeedSample.Read(new OsvFormat(), $$"""{"id":"{{id}}","summary":"{{summary}}","affected":[]}""").Record.Advisory;
        Assert.Equal(severity, advisory.Severity);
        Assert.Equal(severity == Severity.Unknown ? 0 : 1, advisory.Ratings.Length);
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
