using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Vex;

public sealed class OpenVexReaderTests
{
    [Theory]
    [InlineData("https://openvex.dev/ns")]
    [InlineData("https://openvex.dev/ns/v0.0.1")]
    [InlineData("https://openvex.dev/ns/v0.0.2")]
    public void The_first_versions_write_vulnerability_and_products_as_texts(string context)
    {
        var document = VexSample.Read($$"""
            {
              "@context": "{{context}}", "author": "A", "timestamp": "2023-01-08T18:02:03.647787998-06:00", "version": "1",
              "statements": [{ "vulnerability": "CVE-1", "products": ["pkg:oci/web"], "subcomponents": ["pkg:apk/wolfi/git@2"], "status": "fixed" }]
            }
            """);

        Assert.Empty(document.Unread);
        var statement = Assert.Single(document.Statements);
        Assert.Equal(["CVE-1"], statement.Ids);
        Assert.Equal("pkg:apk/wolfi/git@2", Assert.Single(Assert.Single(statement.Products).Subcomponents).Text);
        Assert.Equal(new DateTimeOffset(2023, 1, 9, 0, 2, 3, TimeSpan.Zero), statement.At!.Value, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_statement_takes_its_time_from_the_document_where_it_has_none()
    {
        var document = VexSample.Read("""
            {
              "@context": "https://openvex.dev/ns/v0.2.0", "author": "A", "timestamp": "2026-01-01T00:00:00Z", "last_updated": "2026-01-05T00:00:00Z",
              "statements": [
                { "vulnerability": { "name": "CVE-1" }, "products": [{ "@id": "pkg:npm/a" }], "status": "fixed" },
                { "vulnerability": { "name": "CVE-1" }, "products": [{ "@id": "pkg:npm/a" }], "status": "fixed", "timestamp": "2026-01-02T00:00:00Z" }
              ]
            }
            """);

        Assert.Equal([5, 2], document.Statements.Select(statement => statement.At!.Value.Day));
    }

    [Fact]
    public void A_vulnerability_has_a_name_an_address_and_aliases()
    {
        var document = VexSample.Read("""
            {
              "@context": "https://openvex.dev/ns/v0.2.0", "author": "A",
              "statements": [{
                "vulnerability": { "@id": "https://nvd.nist.gov/vuln/detail/CVE-2024-0001", "name": "GHSA-x", "aliases": ["DSA-1"] },
                "products": [{ "@id": "https://shop.example/app", "identifiers": { "purl": "pkg:npm/a@1" }, "hashes": { "sha-256": "AB" } }], "status": "fixed"
              }]
            }
            """);

        var statement = Assert.Single(document.Statements);
        Assert.Equal(["GHSA-x", "CVE-2024-0001", "DSA-1"], statement.Ids);
        Assert.Equal("pkg:npm/a@1", Assert.Single(statement.Products[0].Identity.Purls).ToString());
        Assert.Equal(["ab"], statement.Products[0].Identity.Hashes);
    }

    [Theory]
    [InlineData("\"status\": \"safe\"", "statements[0].status: \"safe\" is no status: expected not_affected, affected, fixed or under_investigation")]
    [InlineData("\"status\": 1", "statements[0].status: must be a string")]
    [InlineData("\"status\": \"not_affected\"", "statements[0]: not_affected needs a justification or an impact_statement")]
    [InlineData("\"status\": \"not_affected\", \"justification\": \"because\"", "statements[0].justification: \"because\" is none: expected component_not_present, vulnerable_code_not_present, vulnerable_code_not_in_execute_path, vulnerable_code_cannot_be_controlled_by_adversary, inline_mitigations_already_exist")]
    [InlineData("\"status\": \"fixed\", \"timestamp\": \"yesterday\"", "statements[0].timestamp: must be a time as RFC 3339 writes it, e.g. 2026-11-27T12:00:00Z")]
    public void A_wrong_statement_is_told_with_its_place_and_the_others_are_read(string wrong, string problem)
    {
        var document = VexSample.Read($$"""
            {
              "@context": "https://openvex.dev/ns/v0.2.0", "author": "A",
              "statements": [
                { "vulnerability": { "name": "CVE-1" }, "products": [{ "@id": "pkg:npm/a" }], {{wrong}} },
                { "vulnerability": { "name": "CVE-2" }, "products": [{ "@id": "pkg:npm/a" }], "status": "fixed" }
              ]
            }
            """);

        Assert.Equal(new Unread("a.json", UnreadReason.Malformed, problem), Assert.Single(document.Unread));
        Assert.Equal(["CVE-2"], Assert.Single(document.Statements).Ids);
    }

    [Theory]
    [InlineData("{ \"@context\": \"https://openvex.dev/ns/v1.0.0\", \"author\": \"A\", \"statements\": [] }", "@context: OpenVEX \"v1.0.0\" is not read: expected a version from v0.0.1 to v0.2")]
    [InlineData("{ \"@context\": \"https://openvex.dev/ns\", \"statements\": [] }", "author: is required")]
    [InlineData("{ \"@context\": \"https://openvex.dev/ns\", \"author\": \"A\", \"statements\": [] }", "it has no statement")]
    [InlineData("{ \"@context\": \"https://openvex.dev/ns\", \"author\": \"A\", \"statements\": {} }", "statements: must be a list")]
    public void A_document_that_says_nothing_is_told(string json, string problem) =>
        Assert.Equal(problem, Assert.Single(VexSample.Read(json).Unread).Detail);
}
