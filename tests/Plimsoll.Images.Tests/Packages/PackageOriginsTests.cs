using Plimsoll.Model.Images;

namespace Plimsoll.Images.Packages;

public sealed class PackageOriginsTests
{
    const string Database = "lib/apk/db/installed";
    const string Musl = "P:musl\nV:1-r0\n\n";
    const string Zlib = "P:zlib\nV:1-r0\n\n";
    const string Curl = "P:curl\nV:1-r0\n\n";

    [Fact]
    public async Task A_package_names_the_layer_that_added_it()
    {
        var layers = new[] { Musl + Zlib, "", Musl + Zlib + Curl }
            .Select(text => text.Length == 0 ? new TarWriter().File("etc/x", "").ToArray() : new TarWriter().File(Database, text).ToArray()).ToArray();
        var facts = await ImageScan.RunAsync(new TestImage(layers), "test", new ScanOptions(), null, TestContext.Current.CancellationToken);
        Assert.Equal(
            [("musl", (Digest?)TarWriter.DigestOf(layers[0])), ("zlib", TarWriter.DigestOf(layers[0])), ("curl", null)],
            facts.Packages.Select(package => (package.Name, package.AddedIn)));
        Assert.All(facts.Packages, package => Assert.Equal(TarWriter.DigestOf(layers[2]), package.Location.Layer));
    }

    [Fact]
    public async Task One_that_was_away_counts_from_its_return_and_a_broken_version_ends_nothing()
    {
        byte[][] layers =
        [
            .. new[] { Musl + Zlib, Zlib, Musl + Zlib, "broken", Musl + Zlib }
                .Select((text, index) => new TarWriter().File($"etc/{index}", "").File(Database, text).ToArray()),
        ];
        var facts = await ImageScan.RunAsync(new TestImage(layers[..3]), "test", new ScanOptions(), null, TestContext.Current.CancellationToken);
        Assert.Equal([null, (Digest?)TarWriter.DigestOf(layers[0])], facts.Packages.Select(package => package.AddedIn));

        var again = await ImageScan.RunAsync(new TestImage(layers), "test", new ScanOptions(), null, TestContext.Current.CancellationToken);
        Assert.All(again.Packages, package => Assert.Null(package.AddedIn));
    }
}
