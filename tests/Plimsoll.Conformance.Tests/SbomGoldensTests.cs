using System.Text.Json;
using Plimsoll.Images;
using Plimsoll.Images.Sboms;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Conformance;

/// <summary>Bills of materials with another scanner's answers: distribution, vulnerabilities by id, package and version, licences, package URLs.</summary>
/// <remarks>What a database says beyond that (fixed version, severity) is not compared: this one is read by a loader of the tests.</remarks>
public sealed class SbomGoldensTests
{
    [Fact]
    public async Task A_bill_has_the_findings_that_are_recorded()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("scanner-goldens", "sbom");
        using var store = GoldenAdvisories.Read(Path.Combine(suite.Folder, "db"));
        var matcher = new VulnerabilityMatcher(store);
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(suite.Folder, "cases.json"), cancellation));
        foreach (var entry in cases.RootElement.EnumerateArray())
        {
            var id = entry.GetProperty("id").GetString()!;
            var kind = entry.GetProperty("kind").GetString();
            var isRepository = kind == "repo" && entry.GetProperty("options").TryGetProperty("output", out _);
            if (kind is not ("sbom" or "convert") && !isRepository)
                continue;
            var input = Path.Combine(suite.Folder, entry.GetProperty("input").GetString()!);
            var facts = isRepository ? await FolderScan.RunAsync(input, id, null, cancellation) : await SbomScan.RunAsync(input, id, cancellation);
            using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(suite.Folder, entry.GetProperty("expected").GetString()!), cancellation));
            var differences = Differences(expected.RootElement, facts, matcher.Match(facts));
            suite.Record(id, differences.Count == 0, string.Join("; ", differences));
        }
        suite.Finish();
    }

    static List<string> Differences(JsonElement expected, ImageFacts facts, MatchResult result)
    {
        var differences = new List<string>();
        if (expected.TryGetProperty("os", out var os))
            Compare("os", [$"{os.GetProperty("Family").GetString()} {os.GetProperty("Name").GetString()}"], [$"{facts.Distro?.Id} {facts.Distro?.VersionId}"], differences);
        if (expected.TryGetProperty("licenses", out var licenses))
        {
            Compare(
                "licences",
                licenses.EnumerateArray().Select(one => $"{one.GetProperty("package").GetString()} {one.GetProperty("name").GetString()}"),
                facts.Packages.SelectMany(package => package.Licenses.Select(license => $"{package.Name} {license}")),
                differences);
        }
        if (expected.TryGetProperty("components", out var components) || expected.GetProperty("format").GetString() == "spdx" && expected.TryGetProperty("packages", out components))
        {
            Compare(
                "package URLs",
                components.EnumerateArray().Select(one => one.GetProperty("purl").GetString()!).Where(purl => purl.Length > 0).Select(Canonical),
                // Upstream leaves out what only development needs.
                facts.Packages.Where(package => !package.IsDevelopment).Select(package => package.Purl(facts.Distro).Text),
                differences);
            if (expected.TryGetProperty("vulnerabilities", out var ids))
                Compare("vulnerabilities", ids.EnumerateArray().Select(one => one.GetProperty("id").GetString()!), result.Matches.Select(match => match.Vulnerability.Id), differences);
            return differences;
        }
        Compare(
            "vulnerabilities",
            expected.GetProperty("vulnerabilities").EnumerateArray()
                .Select(one => $"{one.GetProperty("id").GetString()} {one.GetProperty("package").GetString()} {one.GetProperty("installed").GetString()}"),
            result.Matches.Select(match => $"{match.Vulnerability.Id} {match.Package.Name} {match.Package.Version}"),
            differences);
        return differences;
    }

    static string Canonical(string text) => PackageUrlParts.TryParse(text, out var parts) ? parts.ToString() : text;

    static void Compare(string what, IEnumerable<string> expected, IEnumerable<string> found, List<string> differences)
    {
        var (wanted, got) = (expected.ToHashSet(StringComparer.Ordinal), found.ToHashSet(StringComparer.Ordinal));
        if (!wanted.SetEquals(got))
            differences.Add($"{what}: missing {string.Join(", ", wanted.Except(got))}; more {string.Join(", ", got.Except(wanted))}");
    }
}
