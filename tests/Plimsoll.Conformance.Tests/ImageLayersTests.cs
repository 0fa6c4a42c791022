using Plimsoll.Images;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Conformance;

/// <summary>The layer rules: whiteouts, opaque folders, links, folders replaced by files.</summary>
public sealed class ImageLayersTests
{
    [Fact]
    public async Task Packages_are_those_of_the_merged_file_system()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("image-layers");
        var expectedOs = Rows(suite, "os-packages.tsv").Select(row => $"{row["name"]}@{row["version"]}").Order().ToArray();

        foreach (var row in Rows(suite, "cases.tsv"))
        {
            var archive = Path.Combine(suite.Folder, row["archive"]);
            await using var image = await ImageSources.OpenAsync(archive, new ImageSelection(Platform.LinuxAmd64), cancellation);
            var facts = await ImageScan.RunAsync(image, row["archive"], new ScanOptions(), null, cancellation);

            var os = Named(facts, package => package.Ecosystem.IsOperatingSystem);
            var npm = Named(facts, package => package.Ecosystem == Ecosystem.Npm);
            var expectedNpm = row["npm_packages"] is "-" ? [] : row["npm_packages"].Split(',').Order().ToArray();
            suite.Record(
                row["archive"],
                os.SequenceEqual(expectedOs) && npm.SequenceEqual(expectedNpm) && facts.Unread.IsEmpty,
                $"os {string.Join(',', os)}; npm {string.Join(',', npm)}; unread {string.Join(',', facts.Unread)}");
        }

        suite.Finish();
    }

    internal static string[] Named(ImageFacts facts, Func<Package, bool> which) =>
        [.. facts.Packages.Where(which).Select(package => $"{package.Name}@{package.Version}").Distinct().Order()];

    internal static IEnumerable<Dictionary<string, string>> Rows(ConformanceSuite suite, string table)
    {
        var lines = File.ReadAllLines(Path.Combine(suite.Folder, table));
        var columns = lines[0].Split('\t');
        return lines.Skip(1).Select(line => columns.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
