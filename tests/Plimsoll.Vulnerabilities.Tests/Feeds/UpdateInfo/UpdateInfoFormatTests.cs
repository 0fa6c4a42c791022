using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds.UpdateInfo;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.UpdateInfo;

public sealed class UpdateInfoFormatTests
{
    const string Amazon = """
        <update author="a" from="b" status="final" type="security" version="1.4"><id>ALAS2023-2024-001</id><title>Amazon Linux 2023 - curl update</title>
          <issued date="2024-01-02 03:04"/><updated date="2024-02-03 04:05"/><severity>important</severity><description>A text.</description>
          <references><reference href="https://example.org/1" id="CVE-2024-1" title="" type="cve"/><reference href="https://example.org/2" id="CVE-2024-2" type="cve"/></references>
          <pkglist><collection short="amazon-linux"><name>Amazon Linux 2023</name>
            <package arch="aarch64" epoch="0" name="curl" release="1.amzn2023.0.1" version="8.5.0"><filename>x.rpm</filename></package>
            <package arch="x86_64" epoch="0" name="curl" release="1.amzn2023.0.1" version="8.5.0"/>
            <package arch="noarch" epoch="2" name="curl-doc" release="1.amzn2023" version="8.5.0"/>
            <package arch="src" epoch="0" name="curl" release="1.amzn2023.0.1" version="8.5.0"/></collection></pkglist></update>
        """;

    [Fact]
    public void An_update_fixes_its_packages_in_the_release_that_they_name()
    {
        var sample = Read($"<?xml version=\"1.0\"?><updates>{Amazon}</updates>");
        Assert.Equal("Amazon Linux updateinfo", sample.Feed);
        Assert.Empty(sample.Unread);
        Assert.Equal(
            [("Amazon Linux:2023", "curl", "+0 -8.5.0-1.amzn2023.0.1", "aarch64 x86_64"), ("Amazon Linux:2023", "curl-doc", "+0 -2:8.5.0-1.amzn2023", "")],
            sample.Record.Affected.Select(entry => (entry.Feed, entry.Package, FeedSample.Ranges(entry), string.Join(' ', entry.Architectures))));
        var advisory = sample.Record.Advisory;
        Assert.Equal(("ALAS2023-2024-001", "Amazon", Severity.High, "A text."), (advisory.Id, advisory.Source, advisory.Severity, advisory.Description));
        Assert.Equal(["CVE-2024-1", "CVE-2024-2"], advisory.Cves);
        Assert.Equal(new DateTimeOffset(2024, 2, 3, 4, 5, 0, TimeSpan.Zero), sample.Record.Newest);
    }

    [Theory]
    [InlineData("RLSA-2024:1", "1.el9_3", "Rocky Linux:9", "Rocky Linux updateinfo")]
    [InlineData("ALSA-2024:1", "1.module_el8.9.0+1", "AlmaLinux:8", "AlmaLinux updateinfo")]
    [InlineData("ELSA-2024-1", "1.0.1.el8", "Oracle Linux:8", "Oracle Linux updateinfo")]
    [InlineData("FEDORA-2024-1", "1.fc40", "Fedora:40", "Fedora updateinfo")]
    [InlineData("ALAS-2018-1", "1.29.amzn1", "Amazon Linux:1", "Amazon Linux updateinfo")]
    public void The_mark_of_a_package_says_the_release(string id, string release, string feed, string name)
    {
        var sample = Read($"""
            <updates><update type="security"><id>{id}</id><pkglist><collection><module name="nodejs" stream="18"/><package name="a" version="1" release="{release}" arch="x86_64" epoch="1"/></collection></pkglist></update></updates>
            """);
        Assert.Equal((name, feed, "nodejs:18"), (sample.Feed, sample.Entry("a").Feed, sample.Entry("a").Module));
    }

    [Fact]
    public void Only_security_updates_count() =>
        Assert.Empty(Read($"<updates>{Amazon.Replace("\"security\"", "\"bugfix\"", StringComparison.Ordinal)}</updates>").Records);

    [Fact]
    public void Of_two_updates_with_one_id_the_newer_one_counts()
    {
        var sample = Read($"<updates>{Amazon}{Amazon.Replace("2024-02-03", "2024-02-04", StringComparison.Ordinal).Replace("important", "low", StringComparison.Ordinal)}{Amazon}</updates>");
        Assert.Equal(Severity.Low, sample.Record.Advisory.Severity);
        Assert.StartsWith("2 records are there more than once", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_update_is_told_with_its_line_and_what_came_before_a_break_counts()
    {
        var sample = Read($"<updates>\n{Amazon}\n<update type=\"security\"><title>no id</title></update>\n<update type=\"security\"><id>A-1</id><pkglist><collection><package name=\"\"/></collection></pkglist></update>\n<upd");
        Assert.Equal("ALAS2023-2024-001", sample.Record.Advisory.Id);
        Assert.Equal(["doc: line 10", "doc: line 11", "doc"], sample.Unread.Select(unread => unread.Subject));
    }

    [Theory]
    [InlineData("name=\"b\" release=\"1.el9\"")]
    [InlineData("name=\"b\" version=\"1\" release=\"1.el9\" epoch=\"one\"")]
    public void A_package_without_a_version_leaves_the_others(string bad)
    {
        var sample = Read($"""
            <updates><update type="security"><id>RLSA-2024:1</id><pkglist><collection><package {bad} arch="x86_64"/><package name="a" version="1" release="1.el9" arch="x86_64"/></collection></pkglist></update></updates>
            """);
        Assert.Equal("a", Assert.Single(sample.Record.Affected).Package);
        Assert.Contains("\"b\"", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_of_no_known_distribution_is_counted()
    {
        var sample = Read("""<updates><update type="security"><id>X-1</id><pkglist><collection><package name="a" version="1" release="1" arch="x86_64"/></collection></pkglist></update></updates>""");
        Assert.Empty(sample.Record.Affected);
        Assert.StartsWith("1 entries left out", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    static FeedSample Read(string xml) => FeedSample.Read(new UpdateInfoFormat(), xml);
}
