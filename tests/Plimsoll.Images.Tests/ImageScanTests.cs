using Plimsoll.Images.Packages.Java;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images;

public sealed class ImageScanTests
{
    const string Database = "lib/apk/db/installed";
    const string Musl = "P:musl\nV:1.2.5-r0\n\n";
    const string Zlib = "P:zlib\nV:1.3-r0\n\n";

    [Fact]
    public async Task A_package_database_is_read_and_its_layer_named()
    {
        var layer = new TarWriter().File(Database, Musl).ToArray();
        var facts = await ScanAsync(layer);

        var package = Assert.Single(facts.Packages);
        Assert.Equal((Database, TarWriter.DigestOf(layer)), (package.Location.Path, package.Location.Layer));
        Assert.Empty(facts.Unread);
    }

    [Fact]
    public async Task Gzip_of_several_members_zstd_and_plain_tars_are_read_alike()
    {
        var tar = new TarWriter().File("./" + Database, Musl).ToArray();
        byte[] members = [.. TarWriter.Gzip(tar[..600]), .. TarWriter.Gzip(tar[600..])];

        foreach (var blob in new[] { tar, members, TarWriter.Zstd(tar) })
        {
            var facts = await ScanAsync(blob);
            Assert.Equal(["musl"], Names(facts));
            Assert.Equal(TarWriter.DigestOf(tar), facts.Layers[0].DiffId);
            Assert.Equal(TarWriter.DigestOf(blob), facts.Layers[0].Digest);
        }
    }

    [Fact]
    public async Task A_window_of_zstd_that_takes_too_much_memory_is_told_as_that()
    {
        // RFC 8878 section 3.1.1.1: no single segment, and a window of 2^31 bytes; then one last block of nothing.
        var facts = await ScanAsync([0x28, 0xB5, 0x2F, 0xFD, 0, 21 << 3, 1, 0, 0]);

        var unread = Assert.Single(facts.Unread);
        Assert.Equal(UnreadReason.LimitExceeded, unread.Reason);
        Assert.Contains("window", unread.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_as_hard_link_symbolic_link_or_below_a_linked_folder_is_read()
    {
        Assert.Equal(["musl"], Names(await ScanAsync(new TarWriter().File("opt/db", Musl).HardLink(Database, "opt/db").ToArray())));
        Assert.Equal(["musl"], Names(await ScanAsync(new TarWriter().HardLink(Database, "opt/db").File("opt/db", Musl).ToArray())));
        Assert.Equal(
            ["musl"],
            Names(await ScanAsync(new TarWriter().SymbolicLink(Database, "../../../opt/db").File("opt/db", Musl).ToArray())));
        Assert.Equal(
            ["musl"], Names(await ScanAsync(new TarWriter().SymbolicLink("lib/apk", "/opt").File("opt/db/installed", Musl).ToArray())));
        Assert.Equal(
            ["musl"],
            Names(await ScanAsync(
                new TarWriter().SymbolicLink("lib", "data").SymbolicLink("data/apk", "../opt").File("opt/db/installed", Musl).ToArray())));
    }

    [Fact]
    public async Task A_file_below_a_link_of_a_lower_layer_goes_where_the_link_leads()
    {
        var facts = await ScanAsync(
            new TarWriter().Folder("usr/lib").SymbolicLink("lib", "usr/lib").ToArray(), new TarWriter().File(Database, Musl).ToArray());
        Assert.Equal("usr/lib/apk/db/installed", Assert.Single(facts.Packages).Location.Path);
    }

    [Fact]
    public async Task A_whiteout_hides_lower_layers_only()
    {
        var lower = new TarWriter().File(Database, Musl).ToArray();
        Assert.Empty((await ScanAsync(lower, new TarWriter().File("lib/apk/db/.wh.installed", "").ToArray())).Packages);
        Assert.Empty((await ScanAsync(lower, new TarWriter().File("lib/.wh.apk", "").ToArray())).Packages);
        Assert.Equal(
            ["zlib"],
            Names(await ScanAsync(lower, new TarWriter().File(Database, Zlib).File("lib/.wh..wh..opq", "").ToArray())));
        Assert.Equal(["musl"], Names(await ScanAsync(new TarWriter().File(Database, Musl).File("lib/apk/db/.wh.installed", "").ToArray())));
    }

    [Fact]
    public async Task A_folder_replaced_by_a_file_and_back_has_only_what_came_last()
    {
        var lower = new TarWriter().File(Database, Musl).ToArray();
        var file = new TarWriter().File("lib", "").ToArray();
        Assert.Empty((await ScanAsync(lower, file)).Packages);
        Assert.Empty((await ScanAsync(lower, file, new TarWriter().Folder("lib").ToArray())).Packages);
    }

    [Fact]
    public async Task Of_duplicate_entries_the_last_wins() =>
        Assert.Equal(["zlib"], Names(await ScanAsync(new TarWriter().File(Database, Musl).File(Database, Zlib).ToArray())));

    [Fact]
    public async Task Links_that_go_round_in_a_circle_are_unread_and_end()
    {
        var facts = await ScanAsync(
            new TarWriter().SymbolicLink(Database, "other").SymbolicLink("lib/apk/db/other", "installed").SymbolicLink("x", ".").ToArray());
        Assert.Equal(UnreadReason.Missing, Assert.Single(facts.Unread).Reason);
    }

    [Fact]
    public async Task What_a_broken_layer_costs_is_reported_and_the_other_layers_are_read()
    {
        var good = new TarWriter().File(Database, Musl).ToArray();
        var image = new TestImage(good, [.. TarWriter.Gzip(good)[..^9]]);
        var facts = await ImageScan.RunAsync(image, "test", new ScanOptions(), null, TestContext.Current.CancellationToken);
        Assert.Equal(["musl"], Names(facts));
        Assert.Single(facts.Unread);
    }

    [Fact]
    public async Task An_archive_of_Java_streams_by_and_what_is_broken_inside_is_unread()
    {
        var jar = TestJar.Of(
            ("lib/broken.jar", new byte[100]), ("lib/a-1.jar", TestJar.Of(TestJar.Properties("g", "a", "1"))), TestJar.Properties("g", "app", "2"));

        var facts = await ScanAsync(new TarWriter().File("app.jar", jar).File(Database, Musl).ToArray());

        Assert.Equal(["app.jar", "app.jar/lib/a-1.jar", Database], facts.Packages.Select(package => package.Location.FullPath).Order(StringComparer.Ordinal));
        Assert.Contains("lib/broken.jar: it is no zip", Assert.Single(facts.Unread).Detail, StringComparison.Ordinal);
    }

    static Task<ImageFacts> ScanAsync(params byte[][] layers) =>
        ImageScan.RunAsync(new TestImage(layers), "test", new ScanOptions(), null, TestContext.Current.CancellationToken);

    static string[] Names(ImageFacts facts) => [.. facts.Packages.Select(package => package.Name)];
}
