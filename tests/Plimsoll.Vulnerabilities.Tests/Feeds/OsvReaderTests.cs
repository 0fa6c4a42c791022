using System.Text;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class OsvReaderTests
{
    [Fact]
    public void Cve_ids_come_from_aliases_and_upstream()
    {
        Assert.Equal(["CVE-2021-1"], Read("""{"id":"GHSA-x","aliases":["CVE-2021-1","PYSEC-1"]}""").Advisory.Cves);
        Assert.Equal(["CVE-2021-1", "CVE-2021-2"], Read("""{"id":"DSA-1-1","upstream":["CVE-2021-2","CVE-2021-1"]}""").Advisory.Cves);
        Assert.Equal(["PYSEC-1"], Read("""{"id":"GHSA-x","aliases":["CVE-2021-1","PYSEC-1"]}""").Advisory.Aliases);
    }

    [Fact]
    public void Related_cve_ids_count_only_where_nothing_else_names_one()
    {
        Assert.Equal(["CVE-2021-1"], Read("""{"id":"ALSA-2021:1","related":["CVE-2021-1"]}""").Advisory.Cves);
        Assert.Equal(["CVE-2021-1"], Read("""{"id":"CVE-2021-1","related":["CVE-2021-2"]}""").Advisory.Cves);
    }

    [Fact]
    public void The_newest_cvss_vector_is_taken()
    {
        var record = Read("""
            {"id":"A","severity":[
              {"type":"CVSS_V2","score":"AV:N/AC:L/Au:N/C:P/I:P/A:P"},
              {"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"},
              {"type":"CVSS_V3","score":"CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}]}
            """);
        Assert.Equal("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", record.Advisory.Vector);
    }

    [Theory]
    [InlineData("MODERATE", Severity.Medium)]
    [InlineData("Important", Severity.High)]
    [InlineData("unimportant", Severity.Low)]
    [InlineData("not yet assigned", Severity.Unknown)]
    public void The_words_of_the_sources_become_severities(string word, Severity severity) =>
        Assert.Equal(severity, Read($$$"""{"id":"A","database_specific":{"severity":"{{{word}}}"}}""").Advisory.Severity);

    [Fact]
    public void A_package_without_range_and_versions_is_left_out()
    {
        var record = Read("""
            {"id":"A","affected":[
              {"package":{"ecosystem":"PyPI","name":"none"}},
              {"package":{"ecosystem":"PyPI","name":"git"},"ranges":[{"type":"GIT","events":[{"introduced":"0"}]}]},
              {"package":{"ecosystem":"PyPI","name":"Zope.Interface__x"},"versions":["1.0"]}]}
            """);
        var affected = Assert.Single(record.Affected);
        Assert.Equal("zope-interface-x", affected.Package);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"two words"}""")]
    [InlineData("""{"id":"A","id":"B"}""")]
    [InlineData("""{"id":"A","schema_version":"2.0.0"}""")]
    [InlineData("""{"id":"\ud800"}""")]
    [InlineData("""{"id":"A","affected":[{"package":{"ecosystem":"npm","name":""}}]}""")]
    [InlineData("""{"id":"A","affected":[{"package":{"ecosystem":"npm","name":"x"},"versions":[1]}]}""")]
    [InlineData("""{"id":"A","affected":[{"package":{"ecosystem":"npm","name":"x"},"ranges":[{"type":"SEMVER","events":[{"introduced":"1 2"}]}]}]}""")]
    public void What_is_not_a_record_is_refused_by_name(string json) =>
        Assert.Throws<InvalidDataException>(() => Read(json));

    [Fact]
    public void A_summary_is_one_line_of_bounded_length()
    {
        Assert.Equal("a b", OsvReader.Summary(" a\n\tb "));
        Assert.Equal(OsvReader.MaxSummaryLength, OsvReader.Summary(new string('x', 1000)).Length);
    }

    static AdvisoryRecord Read(string json) => OsvReader.Read(Encoding.UTF8.GetBytes(json));
}
