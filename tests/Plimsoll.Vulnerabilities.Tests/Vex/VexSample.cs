using System.Collections.Immutable;
using System.Text;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>Images, matches and documents, small.</summary>
static class VexSample
{
    public const string Image = "registry.example/shop/web:1.4";
    public const string ImageDigest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static readonly Package Curl = Deb("libcurl4", "7.88.1-10", "curl");

    static Package Deb(string name, string version, string source) =>
        new(Ecosystem.Deb, name, version, source, version, "amd64", new FileLocation("var/lib/dpkg/status", null));

    public static Package Of(Ecosystem ecosystem, string name, string version, params string[] needs) =>
        new(ecosystem, name, version, name, version, "", new FileLocation("app/lock", null))
        {
            DependsOn = [.. needs.Select(need => new PackageReference(need, "1.0.0"))],
        };

    public static ImageFacts Facts(params ImmutableArray<Package> packages) => new(
        Image, "registry", Digest.Parse(ImageDigest), null, Platform.LinuxAmd64, ImageConfiguration.Empty, [], new Distro("debian", "12", "bookworm", ""), packages, []);

    public static VulnerabilityMatch Match(Package package, string id = "CVE-2024-0001", params ImmutableArray<string> aliases) => new(
        package, new Vulnerability(id, id, aliases, "", Severity.High, null, null, null, null), "9.9", ">= 0, < 9.9", "Debian:12");

    public static VexDocument Read(string json, string source = "a.json") => VexReading.Read(Encoding.UTF8.GetBytes(json), source);

    /// <summary>An OpenVEX document with one statement about a product.</summary>
    public static VexDocument Says(string status, string product, string more = "", string at = "2026-01-01T00:00:00Z", string source = "a.json", string id = "CVE-2024-0001") => Read($$"""
        {
          "@context": "https://openvex.dev/ns/v0.2.0", "@id": "urn:x", "author": "Shop security", "timestamp": "{{at}}", "version": 1,
          "statements": [{
            "vulnerability": { "name": "{{id}}" },
            "products": [{{(product.StartsWith('{') ? product : $"{{ \"@id\": \"{product}\" }}")}}],
            "status": "{{status}}"{{(status == "not_affected" ? ", \"justification\": \"vulnerable_code_not_present\"" : "")}}{{more}}
          }]
        }
        """, source);

    /// <summary>What documents make of one match.</summary>
    public static VulnerabilityMatch Apply(VulnerabilityMatch match, ImageFacts facts, params VexDocument[] documents)
    {
        Assert.All(documents, document => Assert.Empty(document.Unread));
        return Assert.Single(new VexTriage(documents).Apply(facts, [match]));
    }
}
