using System.Text;
using CsCheck;

namespace Plimsoll.Vulnerabilities.Vex;

public sealed class VexReadingTests
{
    const string OpenVex = """{ "@context": "https://openvex.dev/ns", "author": "A", "statements": [{ "vulnerability": "CVE-1", "products": ["pkg:npm/a"], "status": "fixed" }] }""";

    [Fact]
    public void A_document_in_an_attestation_is_unwrapped()
    {
        var statement = $$"""{ "_type": "https://in-toto.io/Statement/v1", "predicateType": "https://openvex.dev/ns", "predicate": {{OpenVex}} }""";
        var payload = Convert.ToBase64String(Encoding.UTF8.GetBytes(statement));
        var envelope = $$"""{ "payloadType": "application/vnd.in-toto+json", "payload": "{{payload}}", "signatures": [] }""";

        foreach (var json in (string[])[statement, envelope, $$"""{ "dsseEnvelope": {{envelope}} }"""])
        {
            var document = VexSample.Read(json);

            Assert.Empty(document.Unread);
            Assert.Equal(1, document.Count);
        }
    }

    [Fact]
    public void The_subject_of_an_attestation_is_the_product_of_a_statement_that_names_none()
    {
        var document = VexSample.Read($$"""
            {
              "subject": [{ "name": "registry.example/shop/web", "digest": { "sha256": "{{VexSample.ImageDigest["sha256:".Length..]}}" } }],
              "predicate": { "@context": "https://openvex.dev/ns/v0.2.0", "author": "A", "statements": [{ "vulnerability": { "name": "CVE-2024-0001" }, "status": "fixed" }] }
            }
            """);

        Assert.NotNull(VexSample.Apply(VexSample.Match(VexSample.Curl), VexSample.Facts(VexSample.Curl), document).Suppression);
    }

    [Theory]
    [InlineData("", "line 1, byte 1: not JSON, or nested deeper than 256 levels")]
    [InlineData("{\n\"a\": }", "line 2, byte 6: not JSON, or nested deeper than 256 levels")]
    [InlineData("[]", "it is no VEX document: expected OpenVEX, CSAF 2.0 or CycloneDX with analyses, in JSON, alone or in an in-toto attestation")]
    [InlineData("{ \"payload\": \"%\" }", "payload: is not base64")]
    [InlineData("{ \"bomFormat\": \"CycloneDX\", \"vulnerabilities\": [{ \"id\": \"CVE-1\" }] }", "it has no vulnerability with an analysis, so it says nothing")]
    public void What_is_none_is_one_line_with_its_place(string json, string problem) => Assert.Equal(problem, Assert.Single(VexSample.Read(json).Unread).Detail);

    [Fact]
    public void Two_members_of_one_name_are_refused() =>
        Assert.NotEmpty(VexSample.Read(OpenVex.Replace("\"author\": \"A\"", "\"author\": \"A\", \"author\": \"B\"", StringComparison.Ordinal)).Unread);

    [Fact]
    public void Endless_wrapping_ends()
    {
        var json = OpenVex;
        for (var i = 0; i < 20; i++)
            json = $$"""{ "predicate": {{json}} }""";

        Assert.Single(VexSample.Read(json).Unread);
    }

    [Fact]
    public void Damaged_documents_are_answered_and_never_thrown_at() =>
        Gen.Select(Gen.Int[0, OpenVex.Length - 1], Gen.Byte).Sample((place, value) =>
        {
            var bytes = Encoding.UTF8.GetBytes(OpenVex);
            bytes[place] = value;
            var document = VexReading.Read(bytes, "a.json");
            Assert.True(document.Count + document.Unread.Length > 0);
        });
}
