using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Images;
using Plimsoll.Images.Sboms;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Conformance;

/// <summary>Whole scans of folders and bills of materials with another scanner's answers and its tiny advisory database.</summary>
/// <remarks>
/// Of a vulnerability the place, id, package, installed and fixed version, severity and state are compared. Where the other scanner
/// lists the fixed versions of all branches, ours is the nearest of them. Severities are its own sources', so the order of preference is too.
/// </remarks>
public sealed class ScannerGoldensTests
{
    [Fact]
    public async Task A_scan_has_the_findings_that_are_recorded()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("scanner-goldens");
        using var database = GoldenAdvisories.Read(Path.Combine(suite.Folder, "db"));
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(suite.Folder, "cases.json"), cancellation));
        foreach (var entry in cases.RootElement.EnumerateArray())
        {
            var id = entry.GetProperty("id").GetString()!;
            var options = entry.GetProperty("options");
            if (Unsupported(options) is { } reason)
            {
                suite.Skip(id, reason);
                continue;
            }
            var input = Path.Combine(suite.Folder, entry.GetProperty("input").GetString()!);
            using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(suite.Folder, entry.GetProperty("expected").GetString()!), cancellation));
            var differences = await DifferencesAsync(entry.GetProperty("kind").GetString()!, id, input, options, expected.RootElement, database, cancellation);
            suite.Record(id, differences.Count == 0, string.Join("; ", differences));
        }
        suite.Finish(reasons: true);
    }

    static async Task<List<string>> DifferencesAsync(
        string kind, string id, string input, JsonElement options, JsonElement expected, AdvisoryDatabase database, CancellationToken cancellation)
    {
        try
        {
            var facts = kind == "repo"
                ? await FolderScan.RunAsync(input, id, null, cancellation)
                : await SbomScan.RunAsync(input, id, cancellation);
            // Upstream leaves out what only development needs.
            if (!options.TryGetProperty("includeDev", out _))
                facts = facts with { Packages = [.. facts.Packages.Where(package => !package.IsDevelopment)] };
            var severities = options.TryGetProperty("severitySources", out var sources)
                ? new SeverityPolicy([.. sources.EnumerateArray().Select(source => source.GetString()!)])
                : SeverityPolicy.Default;
            var matches = await new GoldenVex(input, id).WithoutSuppressedAsync(
                options, facts, new VulnerabilityMatcher(database) { Severities = severities }.Match(facts).Matches, cancellation);
            return expected.GetProperty("format").GetString() == "findings" ? OfFindings(expected, facts, matches, kind) : OfBill(expected, facts, matches);
        }
        catch (ImageSourceException problem)
        {
            return [problem.Message];
        }
    }

    static string? Unsupported(JsonElement options) => options.TryGetProperty("scan", out var scan)
        ? scan.GetString() switch
        {
            "misconfig" => "the rules for Dockerfiles and manifests of the other scanner are not ours",
            "vuln,secret" => "secrets are not examined yet",
            _ => null,
        }
        : null;

    static List<string> OfFindings(JsonElement expected, ImageFacts facts, ImmutableArray<VulnerabilityMatch> matches, string kind)
    {
        var differences = new List<string>();
        if (expected.TryGetProperty("os", out var os))
            Compare("os", [$"{Text(os, "Family")} {Text(os, "Name")}"], [$"{facts.Distro?.Id} {facts.Distro?.VersionId}"], differences);
        if (expected.TryGetProperty("licenses", out var licenses))
        {
            Compare("licences", licenses.EnumerateArray().Select(one => $"{Text(one, "package")} {Text(one, "name")}"),
                facts.Packages.SelectMany(package => package.Licenses.Select(license => $"{package.Name} {license}")), differences);
        }
        if (kind == "repo" && expected.TryGetProperty("packages", out var packages))
        {
            Compare("packages", packages.EnumerateArray().Select(one => $"{Text(one, "target")} {Text(one, "name")} {Text(one, "version")}"),
                facts.Packages.Select(package => $"{package.Location.Path} {package.Name} {package.Version}"), differences);
        }
        var place = kind == "repo" ? (Func<string, string>)(path => path) : _ => "";
        var wanted = expected.GetProperty("vulnerabilities").EnumerateArray()
            .ToDictionary(one => $"{place(Text(one, "target"))} {Text(one, "id")} {Text(one, "package")} {Text(one, "installed")}", StringComparer.Ordinal);
        var found = matches.ToLookup(match => $"{place(match.Package.Location.Path)} {match.Vulnerability.Id} {match.Package.Name} {match.Package.Version}", StringComparer.Ordinal);
        Compare("vulnerabilities", wanted.Keys, found.Select(group => group.Key), differences);
        foreach (var (name, one) in wanted)
            differences.AddRange(found[name].Select(match => Difference(name, one, match)).Where(difference => difference.Length > 0));
        return differences;
    }

    static string Difference(string name, JsonElement expected, VulnerabilityMatch match)
    {
        var branches = Text(expected, "fixed").Split([", ", ">= "], StringSplitOptions.RemoveEmptyEntries);
        var (severity, source) = (match.Vulnerability.Severity.ToString().ToUpperInvariant(), match.Vulnerability.SeveritySource);
        if (branches.Length == 0 ? match.FixedVersion.Length > 0 : !branches.Contains(match.FixedVersion))
            return $"{name}: fixed in {Text(expected, "fixed")}, got {match.FixedVersion}";
        if (severity != Text(expected, "severity") || (Text(expected, "severitySource") is { Length: > 0 } by && by != source))
            return $"{name}: {Text(expected, "severity")} by {Text(expected, "severitySource")}, got {severity} by {source}";
        return Word(match.State) != Text(expected, "status") ? $"{name}: {Text(expected, "status")}, got {match.State}" : "";
    }

    static List<string> OfBill(JsonElement expected, ImageFacts facts, ImmutableArray<VulnerabilityMatch> matches)
    {
        var differences = new List<string>();
        var components = expected.TryGetProperty("components", out var found) ? found : expected.GetProperty("packages");
        Compare(
            "package URLs",
            components.EnumerateArray().Select(one => Text(one, "purl")).Where(purl => purl.Length > 0).Select(Canonical),
            facts.Packages.Select(package => package.Purl(facts.Distro).Text),
            differences);
        if (expected.TryGetProperty("vulnerabilities", out var vulnerabilities))
        {
            Compare(
                "vulnerabilities",
                vulnerabilities.EnumerateArray().SelectMany(one => one.GetProperty("affects").EnumerateArray().Select(purl => $"{Text(one, "id")} {WithoutPlace(purl.GetString()!)}")),
                matches.Select(match => $"{match.Vulnerability.Id} {WithoutPlace(match.Package.Purl(facts.Distro).Text)}"),
                differences);
        }
        return differences;
    }

    static string Word(FixState state) => state switch
    {
        FixState.Fixed => "fixed",
        FixState.WillNotFix => "will_not_fix",
        FixState.Deferred => "fix_deferred",
        FixState.EndOfLife => "end_of_life",
        _ => "affected",
    };

    static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    static string Canonical(string text) => PackageUrlParts.TryParse(text, out var parts) ? parts.ToString() : text;

    // Some of the other scanner's package URLs tell the path, which ours have in a property.
    static string WithoutPlace(string purl) => Canonical(purl.Split("?file_path=")[0]);

    static void Compare(string what, IEnumerable<string> expected, IEnumerable<string> found, List<string> differences)
    {
        var (wanted, got) = (expected.ToHashSet(StringComparer.Ordinal), found.ToHashSet(StringComparer.Ordinal));
        if (!wanted.SetEquals(got))
            differences.Add($"{what}: missing {string.Join(", ", wanted.Except(got))}; more {string.Join(", ", got.Except(wanted))}");
    }
}
