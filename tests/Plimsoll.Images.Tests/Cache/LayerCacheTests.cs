using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Cache;

public sealed class LayerCacheTests : IDisposable
{
    const string Database = "lib/apk/db/installed";
    const string Musl = "P:musl\nV:1.2.5-r0\n\n";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("plimsoll-cache-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_layer_that_was_read_before_is_not_opened_again()
    {
        var layer = new TarWriter().File(Database, Musl).SymbolicLink("etc/os-release", "../opt/release").File("opt/release", "ID=alpine\n").ToArray();
        var first = await ScanAsync(Cache(), new TestImage(layer));

        var unopened = new TestImage([]) { Layers = new TestImage(layer).Layers };
        var second = await ScanAsync(Cache(), unopened);

        Assert.Equal("alpine", second.Distro?.Id);
        Assert.Equal(first.Packages, second.Packages);
        Assert.Equal(first.Layers.AsEnumerable(), second.Layers);
        Assert.Empty(second.Unread);
    }

    [Fact]
    public async Task What_is_unread_in_a_layer_is_unread_again_under_its_place_in_the_other_image()
    {
        var broken = new TarWriter().File("../out", "x").File(Database, Musl).ToArray();
        var first = await ScanAsync(Cache(), new TestImage(broken));
        var second = await ScanAsync(Cache(), new TestImage(new TarWriter().Folder("a").ToArray(), broken));

        Assert.StartsWith("layer 1 ", Assert.Single(first.Unread).Subject, StringComparison.Ordinal);
        Assert.StartsWith("layer 2 ", Assert.Single(second.Unread).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_is_not_what_its_digest_says_is_not_kept()
    {
        var good = new TarWriter().File(Database, Musl).ToArray();
        var forged = new TestImage(new TarWriter().File(Database, "P:evil\nV:1\n\n").ToArray()) { Layers = new TestImage(good).Layers };

        Assert.Empty((await ScanAsync(Cache(), forged)).Packages);
        Assert.Equal(["musl"], (await ScanAsync(Cache(), new TestImage(good))).Packages.Select(package => package.Name));
    }

    [Fact]
    public async Task A_damaged_file_is_removed_and_the_layer_read_anew()
    {
        var image = new TestImage(new TarWriter().File(Database, Musl).ToArray());
        await ScanAsync(Cache(), image);
        var file = _folder.GetFiles().Single();
        var bytes = File.ReadAllBytes(file.FullName);
        for (var at = 0; at < bytes.Length; at += 13)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= 0x40;
            File.WriteAllBytes(file.FullName, damaged);
            Assert.Single((await ScanAsync(Cache(), image)).Packages);
        }
        File.WriteAllBytes(file.FullName, bytes[..(bytes.Length / 2)]);
        Assert.Single((await ScanAsync(Cache(), image)).Packages);
        Assert.Equal(bytes, File.ReadAllBytes(file.FullName));
    }

    [Fact]
    public async Task Another_version_reads_anew_and_prune_removes_what_the_older_one_left()
    {
        var image = new TestImage(new TarWriter().File(Database, Musl).ToArray());
        await ScanAsync(Cache("1"), image);
        await ScanAsync(Cache("2"), image);
        Assert.Equal((1, 1), (Cache("2").Usage().Layers, Cache("2").Usage().OtherFiles));

        Assert.True(Cache("2").Prune() > 0);
        Assert.Equal((1, 0), (Cache("2").Usage().Layers, Cache("2").Usage().OtherFiles));
        Assert.True(Cache("2").Clear() > 0);
        Assert.Equal(0, Cache("2").Usage().Bytes);
    }

    [Fact]
    public async Task The_longest_unused_layers_go_first_and_foreign_files_stay()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "notes.txt"), "mine");
        var images = Enumerable.Range(0, 5).Select(i => new TestImage(new TarWriter().File($"f{i}", "x").ToArray())).ToList();
        foreach (var image in images)
            await ScanAsync(Cache(), image);
        var files = _folder.GetFiles("*.layer").OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        for (var i = 0; i < files.Count; i++)
            files[i].LastAccessTimeUtc = new DateTime(2026, 1, 1 + i, 0, 0, 0, DateTimeKind.Utc);

        new LayerCache(_folder.FullName, "1", files[0].Length * 2, TimeProvider.System).Prune();

        Assert.Equal(
            files[3..].Select(file => file.Name),
            _folder.GetFiles("*.layer").Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "notes.txt")));
    }

    [Fact]
    public async Task Many_scans_at_once_agree()
    {
        var image = new TestImage(new TarWriter().File(Database, Musl).ToArray(), new TarWriter().File("usr/lib/os-release", "ID=alpine\n").ToArray());

        var all = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => ScanAsync(Cache(), image))));

        Assert.All(all, facts => Assert.Equal(["musl"], facts.Packages.Select(package => package.Name)));
        Assert.Equal(2, Cache().Usage().Layers);
        Assert.Equal(0, Cache().Usage().OtherFiles);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_costs_nothing_but_time()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        var cache = new LayerCache(Path.Combine(file, "below"), "1", CacheLimits.DefaultBytes, TimeProvider.System);

        Assert.Single((await ScanAsync(cache, new TestImage(new TarWriter().File(Database, Musl).ToArray()))).Packages);
    }

    [Fact]
    public async Task A_layer_that_lost_files_to_the_limits_of_its_whole_image_is_not_kept()
    {
        var large = new string(' ', 30 * 1024 * 1024) + "{\"lockfileVersion\":3}";
        var first = Enumerable.Range(0, 9).Aggregate(new TarWriter(), (tar, i) => tar.File($"a{i}/package-lock.json", large)).ToArray();
        var second = new TarWriter().File(Database, Musl).File("b/package-lock.json", large).ToArray();

        var both = await ScanAsync(Cache(), new TestImage(first, second));
        var alone = await ScanAsync(Cache(), new TestImage(second));

        Assert.Contains(both.Unread, unread => unread.Reason is UnreadReason.LimitExceeded);
        Assert.Empty(alone.Unread);
    }

    [Fact]
    public async Task What_cannot_be_removed_is_said_and_a_file_is_no_cache()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        Assert.Throws<IOException>(() => new LayerCache(file, "1", CacheLimits.DefaultBytes, TimeProvider.System).Clear());
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_folder_or_record_that_others_may_write_is_not_believed(UnixFileMode more)
    {
        if (OperatingSystem.IsWindows())
            return;
        var image = new TestImage(new TarWriter().File(Database, Musl).ToArray());
        await ScanAsync(Cache(), image);
        Assert.Null(Cache().Objection);
        Assert.Null(new LayerCache(Path.Combine(_folder.FullName, "none"), "1", CacheLimits.DefaultBytes, TimeProvider.System).Objection);

        var record = _folder.GetFiles().Single();
        record.UnixFileMode |= more;
        await ScanAsync(Cache(), image);
        _folder.UnixFileMode |= more;

        Assert.Equal(2, image.Opened);
        Assert.Contains("chmod go-w", Cache().Objection, StringComparison.Ordinal);
    }

    LayerCache Cache(string version = "1") => new(_folder.FullName, version, CacheLimits.DefaultBytes, TimeProvider.System);

    static Task<ImageFacts> ScanAsync(LayerCache cache, TestImage image) =>
        ImageScan.RunAsync(image, "test", new ScanOptions { Cache = cache }, null, TestContext.Current.CancellationToken);
}
