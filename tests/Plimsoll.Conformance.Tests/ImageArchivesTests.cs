using Plimsoll.Images;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;

namespace Plimsoll.Conformance;

/// <summary>Real archives and layouts, good and broken.</summary>
public sealed class ImageArchivesTests
{
    [Fact]
    public async Task Archives_have_their_packages_and_broken_layouts_a_clear_error()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var suite = ConformanceSuite.Open("image-archives");

        foreach (var table in Directory.EnumerateFiles(suite.Folder, "*.expected.tsv"))
        {
            var name = Path.GetFileName(table)[..^".expected.tsv".Length];
            var archive = Directory.EnumerateFiles(suite.Folder, name + ".tar*").First();
            await using var image = await ImageSources.OpenAsync(archive, new ImageSelection(Platform.LinuxAmd64), cancellation);
            var facts = await ImageScan.RunAsync(image, name, new ScanOptions(), null, cancellation);

            // The table is that of the distribution's database; the busybox in it is also recognised by its content.
            var found = facts.Packages.Where(package => package.Ecosystem.IsOperatingSystem)
                .Select(package => $"{package.Name} {package.Version} {package.Source}").Order().ToArray();
            var expected = ImageLayersTests.Rows(suite, Path.GetFileName(table))
                .Select(row => $"{row["name"]} {row["version"]} {row["source"]}").Order().ToArray();
            suite.Record(
                name,
                found.SequenceEqual(expected) && facts.Unread.IsEmpty && facts.Distro is { VersionId.Length: > 0 },
                $"{string.Join(',', found)}; {facts.Distro}; {string.Join(',', facts.Unread)}");
        }

        foreach (var row in ImageLayersTests.Rows(suite, "oci-layouts.tsv"))
        {
            var (outcome, detail) = await OpenAsync(Path.Combine(suite.Folder, row["folder"]), row["tag"], cancellation);
            suite.Record(row["case"], outcome == row["expected"], detail);
        }

        suite.Finish();
    }

    static async Task<(string Outcome, string Detail)> OpenAsync(string folder, string tag, CancellationToken cancellation)
    {
        try
        {
            await using var image = await ImageSources.OpenAsync(folder, new ImageSelection(Platform.LinuxAmd64, tag), cancellation);
            return ("ok", image.Digest.ToString());
        }
        catch (ImageSourceException problem)
        {
            return ("error", problem.Message);
        }
    }
}
