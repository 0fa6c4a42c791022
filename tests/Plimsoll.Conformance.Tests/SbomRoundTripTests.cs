using System.Collections.Immutable;
using System.Text;
using Plimsoll.Images.Sboms;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Reports;
using Plimsoll.Reports.Sboms;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Demonstration;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Conformance;

/// <summary>
/// The findings of a scan are those of the scan of its own bill of materials, in every format that is written: over every file of other
/// scanners' tests in which packages are found, and over the samples.
/// </summary>
public sealed class SbomRoundTripTests
{
    static readonly Distro Debian = new("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)");
    static readonly Distro Alpine = new("alpine", "3.9.4", "", "Alpine Linux v3.9");
    static readonly Distro Rocky = new("rocky", "9.2", "", "Rocky Linux 9.2");
    static readonly Digest Layer = Digest.Sha256(new byte[32]);

    [Theory]
    [InlineData("scanner-inputs")]
    [InlineData("sbom-tool-inputs")]
    [InlineData("component-lockfiles")]
    public async Task Packages_of_a_file_come_back_from_every_format(string name)
    {
        var suite = ConformanceSuite.Open(name, "round-trip");
        using var store = DemonstrationSet.Open();
        foreach (var path in Directory.EnumerateFiles(suite.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(suite.Folder, path);
            if (InputFormats.ReaderOf(file) is not { } reader)
                continue;
            var (packages, _) = await InputReading.ReadAsync(reader, path);
            if (packages.Count == 0)
                continue;
            var differences = await DifferencesAsync(FactsOf(packages, file), store);
            suite.Record(file, differences.Length == 0, differences);
        }
        suite.Finish();
    }

    [Fact]
    public async Task Packages_and_findings_of_the_samples_come_back_from_every_format()
    {
        using var store = DemonstrationSet.Open();
        foreach (var sample in await BillWriting.SamplesAsync(TestContext.Current.CancellationToken))
        {
            Assert.NotEmpty(sample.Packages);
            Assert.Equal("", await DifferencesAsync(sample, store));
        }
    }

    // A layer, and an owner on some of them: whatever a package carries has to travel.
    static ImageFacts FactsOf(List<Package> packages, string file)
    {
        var known = new HashSet<Package>();
        var all = packages.Where(package => known.Add(package with { DependsOn = [], Licenses = [] }))
            .Select((package, i) => package with
            {
                Location = package.Location with { Path = file, Layer = Layer },
                OwnedBy = i % 3 == 2 && !package.Ecosystem.IsOperatingSystem ? "owner" : "",
            }).ToImmutableArray();
        var distro = all[0].Ecosystem.Name switch { "deb" => Debian, "apk" => Alpine, "rpm" => Rocky, _ => null };
        return new ImageFacts(file, file, null, null, new Platform("", ""), ImageConfiguration.Empty, [], distro, all, []) { Target = ScanTarget.Folder };
    }

    static async Task<string> DifferencesAsync(ImageFacts facts, AdvisoryDatabase store)
    {
        var differences = new List<string>();
        var matcher = new VulnerabilityMatcher(store);
        var matches = matcher.Match(facts).Matches;
        foreach (var format in SbomFormats.All)
        {
            using var bill = new MemoryStream(Encoding.UTF8.GetBytes(BillWriting.Write(format, facts, matches)));
            var back = await SbomScan.RunAsync(bill, "bill", TestContext.Current.CancellationToken);
            Compare(format, "packages", Whole(facts), Whole(back), differences);
            Compare(format, "findings", matches.Select(Finding), matcher.Match(back).Matches.Select(Finding), differences);
            Compare(format, "unread", facts.Unread.Select(unread => unread.ToString()), back.Unread.Select(unread => unread.ToString()), differences);
        }
        return string.Join("; ", differences);
    }

    /// <summary>
    /// Everything that a package carries. A package URL is the same whether it was stated or follows from the name; an expression of
    /// licences, whatever its blanks; what a package needs that was not found is in no bill.
    /// </summary>
    static IEnumerable<string> Whole(ImageFacts facts)
    {
        var known = facts.Packages.Select(package => new PackageReference(package.Name, package.Version)).ToHashSet();
        return facts.Packages.Select(package =>
            $"{package.Purl(facts.Distro)} {package with { StatedPurl = null }} [{string.Join(", ", package.Licenses.Select(Plain))}]"
            + $" -> {string.Join(", ", package.DependsOn.Where(known.Contains).Select(need => need.ToString()).Order(StringComparer.Ordinal))}");
    }

    static string Plain(string licence) => string.Join(' ', licence.ToUpperInvariant().Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static string Finding(Model.Vulnerabilities.VulnerabilityMatch match) => $"{match.Vulnerability.Id} {match.Package.Name} {match.Package.Version} {match.Package.Location.FullPath} {match.FixedVersion}";

    static void Compare(IReport format, string what, IEnumerable<string> before, IEnumerable<string> after, List<string> differences)
    {
        var (wanted, got) = (before.Order(StringComparer.Ordinal).ToArray(), after.Order(StringComparer.Ordinal).ToArray());
        if (!wanted.SequenceEqual(got, StringComparer.Ordinal))
            differences.Add($"{format.Name} {what}: missing {wanted.Except(got).FirstOrDefault()}; more {got.Except(wanted).FirstOrDefault()}; {wanted.Length} and {got.Length}");
    }
}
