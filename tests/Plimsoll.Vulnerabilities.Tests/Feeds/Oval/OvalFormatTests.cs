using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds.Oval;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Oval;

public sealed class OvalFormatTests
{
    const string Head = """<?xml version="1.0" encoding="UTF-8"?><oval_definitions xmlns="http://oval.mitre.org/XMLSchema/oval-definitions-5" xmlns:l="http://oval.mitre.org/XMLSchema/oval-definitions-5#linux">""";

    const string Oracle = Head + """
        <generator><product_name>Oracle Errata System</product_name></generator>
        <definitions><definition id="oval:com.oracle.elsa:def:20240001" version="501" class="patch">
          <metadata><title>ELSA-2024-0001:  nodejs:18 security update (IMPORTANT)</title>
            <affected family="unix"><platform>Oracle Linux 8</platform></affected>
            <reference source="elsa" ref_id="ELSA-2024-0001" ref_url="https://example.org/ELSA-2024-0001.html"/>
            <reference source="CVE" ref_id="CVE-2023-1" ref_url="https://example.org/CVE-2023-1.html"/>
            <description>nodejs [1:18.1-1] - fixes</description>
            <advisory><severity>IMPORTANT</severity><issued date="2024-01-02"/><cve href="x" cvss3="9.8/CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H">CVE-2023-1</cve></advisory>
          </metadata>
          <criteria operator="AND">
            <criterion test_ref="oval:t:1" comment="Oracle Linux 8 is installed"/>
            <criterion test_ref="oval:t:2" comment="Module nodejs:18 is enabled"/>
            <criteria operator="OR">
              <criteria operator="AND"><criterion test_ref="oval:t:3" comment="Oracle Linux arch is x86_64"/>
                <criteria operator="OR"><criteria operator="AND"><criterion test_ref="oval:t:4" comment="npm is earlier than 1:9.8.1-1.module"/><criterion test_ref="oval:t:5" comment="npm is signed with the Oracle Linux 8 key"/></criteria></criteria></criteria>
              <criteria operator="AND"><criterion test_ref="oval:t:6" comment="Oracle Linux arch is aarch64"/>
                <criteria operator="OR"><criteria operator="AND"><criterion test_ref="oval:t:4" comment="npm is earlier than 1:9.8.1-1.module"/></criteria></criteria></criteria>
            </criteria>
          </criteria>
        </definition></definitions>
        <tests>
          <l:rpminfo_test id="oval:t:4"><l:object object_ref="oval:o:1"/><l:state state_ref="oval:s:1"/></l:rpminfo_test>
          <l:rpminfo_test id="oval:t:5"><l:object object_ref="oval:o:1"/><l:state state_ref="oval:s:2"/></l:rpminfo_test>
        </tests>
        <objects><l:rpminfo_object id="oval:o:1"><l:name>npm</l:name></l:rpminfo_object></objects>
        <states>
          <l:rpminfo_state id="oval:s:1"><l:evr datatype="evr_string" operation="less than">1:9.8.1-1.module</l:evr></l:rpminfo_state>
          <l:rpminfo_state id="oval:s:2"><l:signature_keyid operation="equals">72f97b74ec551f03</l:signature_keyid></l:rpminfo_state>
        </states></oval_definitions>
        """;

    [Fact]
    public void An_advisory_of_oracle_fixes_packages_of_a_module_for_architectures()
    {
        var sample = Read(Oracle);
        Assert.Equal("Oracle Linux OVAL", sample.Feed);
        Assert.Empty(sample.Unread);
        var entry = Assert.Single(sample.Record.Affected);
        Assert.Equal(("Oracle Linux:8", "npm", "nodejs:18", FixState.Fixed, "+0 -1:9.8.1-1.module"), (entry.Feed, entry.Package, entry.Module, entry.State, FeedSample.Ranges(entry)));
        Assert.Equal(["aarch64", "x86_64"], entry.Architectures);
        var advisory = sample.Record.Advisory;
        Assert.Equal(("ELSA-2024-0001", "Oracle", Severity.High), (advisory.Id, advisory.Source, advisory.Severity));
        Assert.Equal(["CVE-2023-1"], advisory.Cves);
        Assert.StartsWith("CVSS:3.1/", advisory.Vector, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero), sample.Record.Newest);
        Assert.Equal(["https://example.org/ELSA-2024-0001.html", "https://example.org/CVE-2023-1.html"], advisory.References);
    }

    [Fact]
    public void A_vulnerability_of_azure_linux_is_of_the_release_that_the_package_names()
    {
        var sample = Read(Head + """
            <definitions>
              <definition class="vulnerability" id="oval:com.microsoft.azurelinux:def:1" version="1"><metadata><title>CVE-2023-1 affecting package a for versions less than 1.2-3</title>
                <affected family="unix"><platform>Azure Linux</platform></affected><reference ref_id="CVE-2023-1" ref_url="https://example.org/1" source="CVE"/>
                <patchable>true</patchable><advisory_date>2024-02-03T04:05:06Z</advisory_date><advisory_id>1-1</advisory_id><severity>High</severity></metadata>
                <criteria operator="AND"><criterion comment="Package a is installed with version less than 1.2-3" test_ref="t1"/></criteria></definition>
              <definition class="vulnerability" id="oval:com.microsoft.azurelinux:def:2" version="1"><metadata><title>CVE-2023-1 affecting package b</title>
                <affected family="unix"><platform>Azure Linux</platform></affected><reference ref_id="CVE-2023-1" ref_url="https://example.org/1" source="CVE"/><severity>High</severity></metadata>
                <criteria operator="AND"><criterion comment="Package b is installed with version 4-5 or earlier" test_ref="t2"/></criteria></definition>
            </definitions>
            <tests><l:rpminfo_test id="t1"><l:object object_ref="o1"/><l:state state_ref="s1"/></l:rpminfo_test><l:rpminfo_test id="t2"><l:object object_ref="o2"/><l:state state_ref="s2"/></l:rpminfo_test></tests>
            <objects><l:rpminfo_object id="o1"><l:name>a</l:name></l:rpminfo_object><l:rpminfo_object id="o2"><l:name>b</l:name></l:rpminfo_object></objects>
            <states><l:rpminfo_state id="s1"><l:evr datatype="evr_string" operation="less than">0:1.2-3.azl3</l:evr></l:rpminfo_state>
              <l:rpminfo_state id="s2"><l:evr datatype="evr_string" operation="less than or equal">0:4-5.cm2</l:evr></l:rpminfo_state></states></oval_definitions>
            """);
        Assert.Equal("Azure Linux OVAL", sample.Feed);
        Assert.Empty(sample.Unread);
        Assert.Equal(
            [("CVE-2023-1", "Azure Linux:3", "a", FixState.Fixed, "+0 -1.2-3.azl3"), ("CVE-2023-1", "Azure Linux:2", "b", FixState.Affected, "+0 =4-5.cm2")],
            sample.Records.Select(record => (record.Advisory.Id, record.Affected[0].Feed, record.Affected[0].Package, record.Affected[0].State, FeedSample.Ranges(record.Affected[0]))));
    }

    [Fact]
    public void Of_two_definitions_with_one_advisory_the_newer_one_counts()
    {
        var definition = Oracle[Oracle.IndexOf("<definition ", StringComparison.Ordinal)..(Oracle.IndexOf("</definition>", StringComparison.Ordinal) + "</definition>".Length)];
        var newer = definition.Replace("2024-01-02", "2024-01-03", StringComparison.Ordinal).Replace("(IMPORTANT)", "(again)", StringComparison.Ordinal);
        var sample = Read(Oracle.Replace("<definitions>", $"<definitions>{newer}", StringComparison.Ordinal));
        Assert.EndsWith("(again)", sample.Record.Advisory.Summary, StringComparison.Ordinal);
        Assert.Contains("more than once", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<oval_definitions><definitions>")]
    [InlineData("<other/>")]
    [InlineData("text")]
    [InlineData("""<!DOCTYPE a [<!ENTITY b "c">]><oval_definitions>&b;</oval_definitions>""")]
    public void What_is_no_such_document_is_told_with_its_place(string xml)
    {
        var sample = Read(xml);
        Assert.Equal(UnreadReason.Malformed, Assert.Single(sample.Unread).Reason);
        Assert.Empty(sample.Records);
    }

    [Fact]
    public void Elements_within_one_another_have_a_limit()
    {
        var sample = Read($"{Head}<definitions><definition id=\"d\">{string.Concat(Enumerable.Repeat("<criteria>", 200))}");
        Assert.Contains("deeper than", Assert.Single(sample.Unread).Detail, StringComparison.Ordinal);
    }

    static FeedSample Read(string xml) => FeedSample.Read(new OvalFormat(), xml);
}
