using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds.Secdb;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Secdb;

public sealed class SecdbFormatTests
{
    [Fact]
    public void A_version_fixes_the_vulnerabilities_of_its_lines()
    {
        var sample = Read("""
            {"apkurl":"{{urlprefix}}/{{distroversion}}","archs":["x86_64"],"reponame":"main","urlprefix":"https://example.org/alpine","distroversion":"v3.20",
             "packages":[{"pkg":{"name":"curl","secfixes":{"8.4.0-r0":["CVE-2023-38545","CVE-2023-38546 GHSA-7xw2-x2gh-hvxw"],"8.7.1-r0":["CVE-2024-1 CVE-2024-2 (+ regression fix)"]}}}]}
            """);
        Assert.Equal("Alpine secdb", sample.Feed);
        Assert.Empty(sample.Unread);
        Assert.Equal(
            [("CVE-2023-38545", "+0 -8.4.0-r0"), ("CVE-2023-38546", "+0 -8.4.0-r0"), ("CVE-2024-1", "+0 -8.7.1-r0"), ("CVE-2024-2", "+0 -8.7.1-r0")],
            sample.Records.Select(record => (record.Advisory.Id, FeedSample.Ranges(record.Affected[0]))));
        Assert.Equal(["GHSA-7xw2-x2gh-hvxw"], sample.Records[1].Advisory.Aliases);
        Assert.All(sample.Records, record => Assert.Equal(("Alpine:v3.20", "curl", FixState.Fixed), (record.Affected[0].Feed, record.Affected[0].Package, record.Affected[0].State)));
    }

    [Fact]
    public void Version_zero_means_never_affected()
    {
        var entry = Read("""{"distroversion":"edge","packages":[{"pkg":{"name":"xz","secfixes":{"0":["CVE-2024-3094"]}}}]}""").Entry("xz");
        Assert.Equal(("Alpine:edge", FixState.NotAffected, "+0"), (entry.Feed, entry.State, FeedSample.Ranges(entry)));
    }

    [Fact]
    public void Of_several_fixes_the_last_one_counts()
    {
        var fixes = """{"1.10-r0":["CVE-1-1"],"1.9-r3":["CVE-1-1","XSA-12"],"0":["CVE-1-1"]}""";
        var sample = Read($$$"""{"distroversion":"v3.20","packages":[{"pkg":{"name":"a","secfixes":{{{fixes}}}}}]}""");
        Assert.Equal(["CVE-1-1", "XSA-12"], sample.Records.Select(record => record.Advisory.Id));
        Assert.Equal("+0 -1.10-r0", FeedSample.Ranges(sample.Records[0].Affected[0]));
    }

    [Theory]
    [InlineData("""{"apkurl":"x","archs":["x86_64"],"reponame":"os","urlprefix":"https://packages.wolfi.dev","packages":[PACKAGE]}""", "Wolfi", "Wolfi secdb")]
    [InlineData("""{"packages":[PACKAGE],"reponame":"chainguard","urlprefix":"https://packages.cgr.dev/chainguard"}""", "Chainguard", "Chainguard secdb")]
    [InlineData("""{"packages":[PACKAGE],"distroversion":"v3.18"}""", "Alpine:v3.18", "Alpine secdb")]
    public void The_distribution_is_said_before_or_behind_the_packages(string document, string feed, string name)
    {
        var sample = Read(document.Replace("PACKAGE", """{"pkg":{"name":"a","secfixes":{"1-r0":["CVE-1-1"]}}}""", StringComparison.Ordinal));
        Assert.Equal((name, feed), (sample.Feed, sample.Entry("a").Feed));
    }

    [Fact]
    public void A_broken_package_is_told_with_its_place_and_the_rest_is_read()
    {
        var sample = Read("""
            {"distroversion":"v3.20","packages":[{"pkg":{}},7,{"pkg":{"name":"a b","secfixes":{}}},{"pkg":{"name":"n","secfixes":null}},
             {"pkg":{"name":"a","secfixes":{"1 2":["CVE-1-1"]}}},{"pkg":{"name":"b","secfixes":{"1-r0":["CVE-1-1",7,"no id"]}}}]}
            """);
        Assert.Equal("b", sample.Record.Affected[0].Package);
        Assert.Equal([0, 1, 2, 4], sample.Unread.Select(unread => int.Parse(unread.Subject["doc: packages[".Length..unread.Subject.IndexOf(']')], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_key_that_is_no_version_leaves_the_other_versions_of_its_package()
    {
        var sample = Read("""{"distroversion":"v3.20","packages":[{"pkg":{"name":"a","secfixes":{"1 2":["CVE-1-1"],"1-r0":["CVE-1-2"],"2-r0":"CVE-1-3"}}}]}""");
        Assert.Equal("CVE-1-2", sample.Record.Advisory.Id);
        Assert.Contains("\"1 2\" is no version", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_nobody_knows_which_release_is_told()
    {
        var sample = Read("""{"packages":[{"pkg":{"name":"a","secfixes":{"1-r0":["CVE-1-1"]}}}]}""");
        Assert.Empty(sample.Records);
        Assert.Contains("distroversion", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    static FeedSample Read(string json) => FeedSample.Read(new SecdbFormat(), json);
}
