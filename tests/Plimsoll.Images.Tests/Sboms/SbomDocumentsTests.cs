using System.Text;
using CsCheck;

namespace Plimsoll.Images.Sboms;

public sealed class SbomDocumentsTests
{
    static readonly string[] All = [SbomText.CycloneDx, SbomText.Xml, SbomText.Spdx, SbomText.TagValue, SbomText.Spdx3, SbomText.Syft, SbomText.Trivy];

    public static TheoryData<string, string, string> Formats =>
    [
        (SbomText.CycloneDx, "CycloneDxJson", "1.5"),
        (SbomText.Xml, "CycloneDxXml", "1.4"),
        (SbomText.Spdx, "SpdxJson", "2.2"),
        (SbomText.TagValue, "SpdxTagValue", "2.3"),
        (SbomText.Spdx3, "Spdx3Json", "3.0.1"),
        (SbomText.Syft, "SyftJson", "16.0.0"),
        (SbomText.Trivy, "TrivyJson", "2"),
        ("\uFEFF" + SbomText.CycloneDx, "CycloneDxJson", "1.5"),
    ];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_is_recognised_by_its_content_and_has_the_same_packages(string text, string format, string version)
    {
        var content = Encoding.UTF8.GetBytes(text);
        Assert.True(SbomDocuments.MayBe(content));
        var identity = SbomIdentity.Of(content);
        Assert.Equal((format, version), (identity.Format.ToString(), identity.Version));

        var facts = SbomText.Facts(text);
        Assert.Equal("debian", facts.Distro?.Id);
        Assert.Equal(
            ["libssl1.1 1.1.1d-0 openssl 1.1.1d-0+src", "org.x:y 2 org.x:y 2"],
            facts.Packages.Select(package => $"{package.Name} {package.Version} {package.Source} {package.SourceVersion}"));
        Assert.Equal("org.x:y", Assert.Single(facts.Packages[0].DependsOn).Name);
    }

    [Fact]
    public void A_wrapped_document_is_found()
    {
        var statement = $$"""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://cyclonedx.org/bom","predicate":{{SbomText.CycloneDx}}}""";
        var envelope = $$"""{"payloadType":"application/vnd.in-toto+json","payload":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(statement))}}","signatures":[]}""";
        var bundle = $$"""{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","dsseEnvelope":{{envelope}}}""";

        foreach (var text in (string[])[statement, envelope, bundle, $"{{\"payload\":\"e30=\"}}\n{envelope}\n", $$"""{"sbom":{{SbomText.Spdx}}}"""])
            Assert.Equal(2, SbomText.Facts(text).Packages.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a bill")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"bomFormat\":\"CycloneDX\"}")]
    [InlineData("{\"spdxVersion\":\"SPDX-1.2\"}")]
    [InlineData("{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\"}")]
    [InlineData("{\"payload\":\"!\"}")]
    [InlineData("<bom/>")]
    [InlineData("{\"SchemaVersion\":1,\"ArtifactName\":\"x\"}")]
    [InlineData("{\"SchemaVersion\":2,\"ArtifactName\":\"x\",\"Results\":[{\"Target\":\"t\",\"Vulnerabilities\":[{}]}]}")]
    [InlineData("<!DOCTYPE bom [<!ENTITY a 'b'>]><bom xmlns='http://cyclonedx.org/schema/bom/1.4'>&a;</bom>")]
    [InlineData("<bom xmlns='http://cyclonedx.org/schema/bom/2.0'/>")]
    [InlineData("SPDXVersion: SPDX-3.0")]
    public void What_is_none_has_a_reason(string text) =>
        Assert.NotEqual("", Assert.Throws<InvalidDataException>(() => SbomDocuments.Read(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void A_report_of_Trivy_has_the_place_and_the_use_of_its_packages()
    {
        var facts = SbomText.Facts(SbomText.Trivy);

        Assert.Equal(("srv/y.jar", true), (facts.Packages[1].Location.Path, facts.Packages[1].IsDevelopment));
        Assert.Equal(("shop/web:1", "10.2", "OpenSSL"), (facts.SubjectName, facts.Distro?.VersionId, Assert.Single(facts.Packages[0].Licenses)));
    }

    [Fact]
    public void Envelopes_in_envelopes_end()
    {
        var text = SbomText.Syft;
        for (var i = 0; i < 12; i++)
            text = $$"""{"predicate":{{text}}}""";

        Assert.Throws<InvalidDataException>(() => SbomText.Facts(text));
    }

    [Fact]
    public void Deep_elements_end() =>
        Assert.Throws<InvalidDataException>(() => SbomText.Facts(
            "<bom xmlns='http://cyclonedx.org/schema/bom/1.4'>" + string.Concat(Enumerable.Repeat("<components><component>", 500))));

    [Fact]
    public void Damage_is_a_reason_or_fewer_packages_never_a_crash() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4000], Gen.String[0, 8], Gen.Int[0, 30]).Sample((which, at, inserted, cut) =>
        {
            var text = All[which];
            at = Math.Min(at, text.Length);
            var damaged = text[..at] + inserted + text[Math.Min(text.Length, at + cut)..];
            try
            {
                SbomText.Facts(damaged);
            }
            catch (InvalidDataException problem)
            {
                Assert.NotEqual("", problem.Message);
            }
        });
}
