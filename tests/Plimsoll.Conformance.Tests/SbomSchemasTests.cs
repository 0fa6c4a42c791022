using System.Text.Json;
using System.Xml.Linq;
using System.Xml.Schema;
using Json.Schema;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Reports.Sboms;
using Plimsoll.Vulnerabilities.Demonstration;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Conformance;

/// <summary>
/// Bills of materials of the sample images, of a folder with lock files, and of an image with hostile names, held against the official schemas.
/// <c>eng/test</c> installs them: <c>PLIMSOLL_CYCLONEDX_SCHEMAS</c> is <c>res/schema</c> of the npm package @cyclonedx/cyclonedx-library,
/// <c>PLIMSOLL_SPDX3_SCHEMA</c> is <c>data/spdx-export.schema.json</c> of @cyclonedx/cdxgen.
/// </summary>
public sealed class SbomSchemasTests
{
    [Fact]
    public async Task CycloneDX_as_JSON_is_valid()
    {
        var folder = Folder();
        var options = new EvaluationOptions { OutputFormat = OutputFormat.List };
        // The copies in the package refer to one another by the names of their files, which are not those of their ids.
        foreach (var part in (string[])["spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"])
            SchemaRegistry.Global.Register(new Uri($"http://cyclonedx.org/schema/{part}"), JsonSchema.FromText(await TextAsync(Path.Combine(folder, part))));
        await ValidateAsync(new CycloneDxReport(), JsonSchema.FromText(await TextAsync(Path.Combine(folder, "bom-1.6.SNAPSHOT.schema.json"))), options);
    }

    [Fact]
    public async Task CycloneDX_as_XML_is_valid()
    {
        var folder = Folder();
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(folder, "spdx.SNAPSHOT.xsd"));
        schemas.Add(null, Path.Combine(folder, "bom-1.6.SNAPSHOT.xsd"));
        foreach (var (facts, text) in await BillsAsync(new CycloneDxXmlReport()))
        {
            var problems = new List<string>();
            XDocument.Parse(text).Validate(schemas, (_, problem) => problems.Add($"{facts.Name}: {problem.Message}"));
            Assert.Empty(problems);
        }
    }

    [Fact]
    public Task SPDX_2_3_has_the_members_that_it_requires() =>
        ValidateAsync(new SpdxJsonReport(), JsonSchema.FromText(Spdx2Members.Schema), new EvaluationOptions { OutputFormat = OutputFormat.List });

    [Fact]
    public async Task SPDX_3_is_valid()
    {
        var file = Environment.GetEnvironmentVariable("PLIMSOLL_SPDX3_SCHEMA") ?? "";
        Assert.SkipUnless(File.Exists(file), "PLIMSOLL_SPDX3_SCHEMA does not name data/spdx-export.schema.json of the npm package @cyclonedx/cdxgen.");
        await ValidateAsync(new Spdx3JsonReport(), JsonSchema.FromText(await TextAsync(file)), new EvaluationOptions { OutputFormat = OutputFormat.List });
    }

    static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("PLIMSOLL_CYCLONEDX_SCHEMAS") ?? "";
        Assert.SkipUnless(
            File.Exists(Path.Combine(folder, "bom-1.6.SNAPSHOT.schema.json")),
            "PLIMSOLL_CYCLONEDX_SCHEMAS does not name the folder res/schema of the npm package @cyclonedx/cyclonedx-library.");
        return folder;
    }

    static Task<string> TextAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    static async Task ValidateAsync(Plimsoll.Reports.IReport format, JsonSchema schema, EvaluationOptions options)
    {
        foreach (var (facts, text) in await BillsAsync(format))
        {
            using var document = JsonDocument.Parse(text);
            var results = schema.Evaluate(document.RootElement, options);
            var problems = results.IsValid ? [] : (results.Details ?? []).Where(detail => detail.Errors is not null)
                .Select(detail => $"{facts.Name} {detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}").Take(10).ToArray();
            Assert.True(results.IsValid, string.Join('\n', problems));

            // A schema that finds nothing wrong with anything would prove nothing.
            using var broken = JsonDocument.Parse(text.Replace("\"name\":", "\"nom\":", StringComparison.Ordinal));
            Assert.False(schema.Evaluate(broken.RootElement, options).IsValid);
        }
    }

    static async Task<List<(ImageFacts Facts, string Text)>> BillsAsync(Plimsoll.Reports.IReport format)
    {
        using var store = DemonstrationSet.Open();
        var matcher = new VulnerabilityMatcher(store);
        List<ImageFacts> all = [.. await BillWriting.SamplesAsync(TestContext.Current.CancellationToken), Hostile()];
        return [.. all.Select(facts => (facts, BillWriting.Write(format, facts, matcher.Match(facts).Matches)))];
    }

    /// <summary>Names, versions, paths and licences that an image chooses, with what every format has to escape.</summary>
    static ImageFacts Hostile()
    {
        const string Nasty = "a\u0001\u001b[31m<b>&\"'\\ \u00e9\ud83d\ude00\n]]>";
        var packages = Ecosystem.All.Select(ecosystem =>
            new Package(ecosystem, Nasty + ecosystem.Name, Nasty, "source " + Nasty, Nasty, Nasty, new FileLocation("x/" + Nasty, null) { Inside = Nasty })
            {
                Vendor = Nasty, Module = Nasty, OwnedBy = Nasty, Licenses = [Nasty, "MIT", "mit OR Apache-2.0", "GPL-2.0+ WITH nothing", ""], DependsOn = [new PackageReference(Nasty + ecosystem.Name, Nasty)],
            });
        return new ImageFacts(
            Nasty, Nasty, null, null, new Platform(Nasty, Nasty), ImageConfiguration.Empty, [], new Distro(Nasty, Nasty, Nasty, Nasty), [.. packages],
            [new Unread(Nasty, UnreadReason.Malformed, Nasty)]);
    }
}
