using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds.Debian;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Debian;

public sealed class DebianTrackerFormatTests
{
    [Theory]
    [InlineData("""{"status":"resolved","fixed_version":"1.2-3","urgency":"not yet assigned"}""", FixState.Fixed, "+0 -1.2-3", "", Severity.Unknown)]
    [InlineData("""{"status":"resolved","fixed_version":"0","urgency":"unimportant"}""", FixState.NotAffected, "+0", "unimportant", Severity.Low)]
    [InlineData("""{"status":"open","urgency":"medium"}""", FixState.Affected, "+0", "", Severity.Medium)]
    [InlineData("""{"status":"open","urgency":"unimportant"}""", FixState.Affected, "+0", "unimportant", Severity.Low)]
    [InlineData("""{"status":"open","urgency":"low**","nodsa":"Minor issue","nodsa_reason":""}""", FixState.Deferred, "+0", "no-dsa: Minor issue", Severity.Low)]
    [InlineData("""{"status":"open","urgency":"low","nodsa":"Wait for more","nodsa_reason":"postponed"}""", FixState.Deferred, "+0", "postponed: Wait for more", Severity.Low)]
    [InlineData("""{"status":"open","urgency":"low","nodsa":"Too intrusive","nodsa_reason":"ignored"}""", FixState.WillNotFix, "+0", "ignored: Too intrusive", Severity.Low)]
    [InlineData("""{"status":"open","urgency":"unimportant","nodsa":"Minor","nodsa_reason":""}""", FixState.Deferred, "+0", "unimportant; no-dsa: Minor", Severity.Low)]
    [InlineData("""{"status":"open","urgency":"end-of-life"}""", FixState.EndOfLife, "+0", "end-of-life", Severity.Unknown)]
    [InlineData("""{"status":"undetermined","urgency":"not yet assigned"}""", FixState.UnderInvestigation, "+0", "undetermined", Severity.Unknown)]
    public void Each_word_of_the_tracker_is_a_state(string release, FixState state, string ranges, string note, Severity severity)
    {
        var entry = Read("""{"curl":{"CVE-2024-1":{"releases":{"bookworm":RELEASE}}}}""".Replace("RELEASE", release, StringComparison.Ordinal)).Entry("curl");
        Assert.Equal(("Debian:12", state, ranges, note, severity), (entry.Feed, entry.State, FeedSample.Ranges(entry), entry.Note, entry.Severity));
    }

    [Fact]
    public void A_record_is_one_vulnerability_in_one_package()
    {
        var sample = Read("""
            {"curl":{"CVE-2024-1":{"description":"A thing in\ncurl","debianbug":123,"scope":"remote","releases":{
                "bullseye":{"status":"open","repositories":{"bullseye":"7.74"},"urgency":"low"},
                "trixie":{"status":"resolved","fixed_version":"8.1","urgency":"low"},
                "sid":{"status":"resolved","fixed_version":"8.2","urgency":"low"}}},
              "TEMP-0000001-ABCDEF":{"releases":{"trixie":{"status":"open","urgency":"low"}}}},
             "zlib":{"CVE-2024-1":{"releases":{"forky":{"status":"open","urgency":"low"}}}}}
            """);
        Assert.Equal("Debian security tracker", sample.Feed);
        Assert.Empty(sample.Unread);
        Assert.Equal([("CVE-2024-1", 3), ("TEMP-0000001-ABCDEF", 1), ("CVE-2024-1", 1)], sample.Records.Select(record => (record.Advisory.Id, record.Affected.Length)));
        var advisory = sample.Records[0].Advisory;
        Assert.Equal(("A thing in curl", "Debian"), (advisory.Summary, advisory.Source));
        Assert.Equal(["CVE-2024-1"], advisory.Cves);
        Assert.Equal(["https://security-tracker.debian.org/tracker/CVE-2024-1", "https://bugs.debian.org/123"], advisory.References);
        Assert.Empty(sample.Records[1].Advisory.Cves);
        Assert.Equal(["Debian:11", "Debian:13", "Debian:sid"], sample.Records[0].Affected.Select(entry => entry.Feed));
    }

    [Fact]
    public void A_broken_record_is_told_with_its_place_and_the_rest_is_read()
    {
        var sample = Read("""
            {"a":{"CVE-1-1":{"releases":{"bookworm":{"status":"melted"}}},"CVE-1-2":{"releases":[]},"CVE-1-3":7,
                  "CVE-1-4":{"releases":{"bookworm":{"status":"resolved"}}},"CVE-1-5":{"releases":{"bookworm":{"status":"open"}}}},
             "b":[1,[2]],"two words":{"CVE-1-1":{}},
             "c":{"CVE-1-6":{"releases":{"bookworm":{"status":"open"}}}}}
            """);
        Assert.Equal(["CVE-1-5", "CVE-1-6"], sample.Records.Select(record => record.Advisory.Id));
        Assert.Equal(6, sample.Unread.Count);
        Assert.All(sample.Unread, unread => Assert.Equal(UnreadReason.Malformed, unread.Reason));
        Assert.StartsWith("doc: a CVE-1-1 (byte ", sample.Unread[0].Subject, StringComparison.Ordinal);
        Assert.Contains("melted", sample.Unread[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_with_an_unknown_status_leaves_the_other_releases()
    {
        var sample = Read("""{"a":{"CVE-1-1":{"releases":{"bookworm":{"status":"melted"},"trixie":{"status":"open"}}}}}""");
        Assert.Equal("Debian:13", Assert.Single(sample.Record.Affected).Feed);
        Assert.Contains("melted", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_breaks_off_keeps_what_came_before()
    {
        var sample = Read("""{"a":{"CVE-1-1":{"releases":{"bookworm":{"status":"open"}}},"CVE-1-2":{"rel""");
        Assert.Single(sample.Records);
        Assert.Contains("Not JSON", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_without_a_number_is_counted()
    {
        var sample = Read("""{"a":{"CVE-1-1":{"releases":{"zurg":{"status":"open"},"bookworm":{"status":"open"}}},"CVE-1-2":{"releases":{"zurg":{"status":"open"}}}}}""");
        Assert.Equal(2, sample.Records.Count);
        Assert.StartsWith("2 entries left out: of Debian's release \"zurg\"", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_vulnerability_is_counted()
    {
        var sample = Read("""{"a":{"CVE-1-1":{"releases":{"bookworm":{"status":"open"}}},"CVE-1-1":{"releases":{"bookworm":{"status":"resolved","fixed_version":"1"}}}}}""");
        Assert.Equal(FixState.Affected, sample.Record.Affected[0].State);
        Assert.Contains("more than once", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_above_the_limit_is_told_and_the_next_one_is_read()
    {
        var sample = Read("""{"a":{"CVE-1-1":{"description":"LONG"},"CVE-1-2":{"releases":{"bookworm":{"status":"open"}}}}}"""
            .Replace("LONG", new string('x', DebianTrackerFormat.MaxRecordBytes + 1), StringComparison.Ordinal));
        Assert.Equal("CVE-1-2", sample.Record.Advisory.Id);
        Assert.Equal(UnreadReason.LimitExceeded, Assert.Single(sample.Unread).Reason);
    }

    static FeedSample Read(string json) => FeedSample.Read(new DebianTrackerFormat(), json);
}
