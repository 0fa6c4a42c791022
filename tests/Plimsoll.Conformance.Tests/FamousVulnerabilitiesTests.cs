using System.Collections.Immutable;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Conformance;

/// <summary>Famous vulnerabilities have the fixed versions that the table of docs/vulnerabilities.md tells, by real advisories of every ecosystem.</summary>
public sealed class FamousVulnerabilitiesTests
{
    const string Heading = "| vulnerability | known as | ecosystem | package | affected | fixed in |";

    [Fact]
    public async Task Each_is_found_in_the_affected_version_with_the_right_fix_and_not_in_the_fixed_one()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var advisories = RealAdvisories.Folder();
        var file = Path.Combine(Directory.CreateTempSubdirectory("plimsoll-famous").FullName, "vulnerabilities.db");
        try
        {
            await DatabaseBuild.RunAsync(advisories, file, TimeProvider.System, null, cancellation);
            using var database = AdvisoryDatabase.Open(file);
            var rows = (await File.ReadAllLinesAsync(RealAdvisories.Document("vulnerabilities.md"), cancellation))
                .SkipWhile(line => line != Heading).Skip(2).TakeWhile(line => line.StartsWith('|')).ToList();
            Assert.True(rows.Count >= 20, $"{rows.Count} rows");
            Assert.Equal("", string.Join("; ", rows.Select(row => Difference(row, database)).Where(difference => difference.Length > 0)));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    static string Difference(string row, AdvisoryDatabase database)
    {
        var cells = row.Trim('|').Split('|', StringSplitOptions.TrimEntries);
        var (id, scope, name, affected, fix) = (cells[0], cells[2], cells[3], cells[4], cells[5]);
        var before = Match(database, scope, name, affected).FirstOrDefault(match => match.Vulnerability.Id == id);
        if (before is null)
            return $"{id} is not found in {scope} {name} {affected}";
        if (before.FixedVersion != fix)
            return $"{id} in {scope} {name} {affected}: fixed in {before.FixedVersion}, not {fix}";
        return Match(database, scope, name, fix).Any(match => match.Vulnerability.Id == id) ? $"{id} is still found in {scope} {name} {fix}" : "";
    }

    static ImmutableArray<Model.Vulnerabilities.VulnerabilityMatch> Match(AdvisoryDatabase database, string scope, string name, string version)
    {
        var (ecosystem, distro) = scope.Split(':') switch
        {
            ["Debian", var release] => (Ecosystem.Deb, new Distro("debian", release, "", "")),
            ["Alpine", var release] => (Ecosystem.Apk, new Distro("alpine", release[1..], "", "")),
            ["AlmaLinux", var release] => (Ecosystem.Rpm, new Distro("almalinux", release, "", "")),
            _ => (Ecosystem.All.First(one => one.Name == scope), (Distro?)null),
        };
        var package = new Package(ecosystem, name, version, name, version, "", new FileLocation("x", Digest.Sha256(new byte[32])));
        // Neither platform nor configuration is looked at.
        return new VulnerabilityMatcher(database).Match(new ImageFacts("x", "x", null, null, null!, null!, [], distro, [package], [])).Matches;
    }
}
