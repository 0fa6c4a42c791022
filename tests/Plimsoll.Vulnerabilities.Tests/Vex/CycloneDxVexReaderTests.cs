using System.Text;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

public sealed class CycloneDxVexReaderTests
{
    static readonly Package Lib = VexSample.Of(Ecosystem.Npm, "lib", "1.0.0");

    static string Document(string analysis, string affects, string more = "") => $$"""
        {
          "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:3E671687-395b-41f5-a30f-a58921a69b79", "version": 1,
          "metadata": { "timestamp": "2026-01-01T00:00:00Z", "authors": [{ "name": "Shop" }], "component": { "bom-ref": "root", "type": "application", "name": "shop", "purl": "pkg:npm/shop@1" } },
          "components": [{ "type": "library", "bom-ref": "ref-1", "name": "lib", "purl": "pkg:npm/lib@1.0.0" }],
          "vulnerabilities": [{ "id": "CVE-2024-0001", "analysis": { {{analysis}} }, "affects": [{{affects}}] {{more}} }]
        }
        """;

    [Theory]
    [InlineData("resolved", "fixed")]
    [InlineData("resolved_with_pedigree", "fixed")]
    [InlineData("exploitable", "affected")]
    [InlineData("in_triage", "under_investigation")]
    [InlineData("false_positive", "not_affected")]
    [InlineData("not_affected", "not_affected")]
    public void Every_state_has_its_status(string state, string status)
    {
        var document = VexSample.Read(Document($"\"state\": \"{state}\", \"detail\": \"why\"", "{ \"ref\": \"ref-1\" }"));

        var match = VexSample.Apply(VexSample.Match(Lib), VexSample.Facts(Lib), document);
        Assert.Equal((status, "why", "Shop"), (Assert.Single(match.Assessments).Status, match.Assessments[0].Detail, match.Assessments[0].By));
        Assert.Equal(status is "fixed" or "not_affected", match.Suppression is not null);
    }

    [Fact]
    public void A_justification_is_told_in_openvex_words_and_a_response_is_what_to_do()
    {
        var statement = Assert.Single(VexSample.Read(Document(
            "\"state\": \"not_affected\", \"justification\": \"code_not_reachable\", \"response\": [\"will_not_fix\"]", "{ \"ref\": \"pkg:npm/lib\" }",
            ", \"recommendation\": \"update\"")).Statements);

        Assert.Equal(("vulnerable_code_not_in_execute_path", "will_not_fix, update"), (statement.Justification, statement.Action));
    }

    [Fact]
    public void Single_versions_may_be_meant()
    {
        var document = VexSample.Read(Document("\"state\": \"exploitable\"", "{ \"ref\": \"ref-1\", \"versions\": [{ \"version\": \"1.0.0\", \"status\": \"unaffected\" }] }"));

        Assert.Equal("not_affected", VexSample.Apply(VexSample.Match(Lib), VexSample.Facts(Lib), document).Suppression?.Status);
    }

    [Theory]
    [InlineData("urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#ref-1", true)]
    [InlineData("urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg%3Anpm%2Flib%401.0.0", true)]
    [InlineData("urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#root", true)]
    [InlineData("urn:cdx:00000000-395b-41f5-a30f-a58921a69b79/1#ref-1", false)]
    [InlineData("urn:cdx:00000000-395b-41f5-a30f-a58921a69b79/1#pkg%3Anpm%2Flib%401.0.0", false)]
    public void A_document_of_its_own_refers_to_the_bill_that_is_scanned(string reference, bool isMeant)
    {
        var bill = VexReading.Embedded(Encoding.UTF8.GetBytes(Document("\"state\": \"in_triage\"", "{ \"ref\": \"other\" }")), "bill.json");
        var alone = VexSample.Read($$"""
            { "bomFormat": "CycloneDX", "vulnerabilities": [{ "id": "CVE-2024-0001", "analysis": { "state": "false_positive" }, "affects": [{ "ref": "{{reference}}" }] }] }
            """);
        Assert.NotNull(bill);

        var facts = VexSample.Facts(Lib) with { Target = ScanTarget.Sbom };
        Assert.Equal(isMeant, VexSample.Apply(VexSample.Match(Lib), facts, bill, alone).Suppression is not null);
    }

    [Fact]
    public void The_subject_of_the_bill_that_is_scanned_is_what_was_scanned()
    {
        var bill = VexReading.Embedded(Encoding.UTF8.GetBytes(Document("\"state\": \"not_affected\"", "{ \"ref\": \"root\" }")), "bill.json");
        Assert.NotNull(bill);

        Assert.NotNull(VexSample.Apply(VexSample.Match(Lib), VexSample.Facts(Lib), bill).Suppression);
    }

    [Fact]
    public void Vulnerabilities_without_an_analysis_say_nothing() =>
        Assert.Equal(0, VexReading.Embedded("""{ "bomFormat": "CycloneDX", "vulnerabilities": [{ "id": "CVE-1" }] }"""u8.ToArray(), "bill.json")?.Count);

    [Fact]
    public void A_bill_of_another_format_has_none() => Assert.Null(VexReading.Embedded("SPDXVersion: SPDX-2.3"u8.ToArray(), "bill.spdx"));

    [Fact]
    public void An_unknown_state_is_told_with_its_place() => Assert.Equal(
        "vulnerabilities[0].analysis.state: \"fine\" is no state: expected resolved, resolved_with_pedigree, exploitable, in_triage, false_positive, not_affected",
        Assert.Single(VexSample.Read(Document("\"state\": \"fine\"", "{ \"ref\": \"ref-1\" }")).Unread).Detail);

    [Fact]
    public void A_version_that_is_called_affected_is_whatever_the_analysis_says()
    {
        var document = VexSample.Read(Document("\"state\": \"not_affected\"", "{ \"ref\": \"ref-1\", \"versions\": [{ \"version\": \"1.0.0\", \"status\": \"affected\" }] }"));

        Assert.Null(VexSample.Apply(VexSample.Match(Lib), VexSample.Facts(Lib), document).Suppression);
    }

    [Fact]
    public void An_analysis_that_is_about_nothing_is_told() => Assert.Equal(
        "vulnerabilities[0].affects: names nothing, so the analysis is about nothing",
        Assert.Single(VexSample.Read(Document("\"state\": \"not_affected\"", "")).Unread).Detail);
}
