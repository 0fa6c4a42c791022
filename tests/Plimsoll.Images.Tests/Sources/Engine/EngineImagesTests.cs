using System.Net.Sockets;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Engine;

public sealed class EngineImagesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-engine-").FullName;

    string Socket => Path.Combine(_folder, "engine.sock");

    string Spool => Directory.CreateDirectory(Path.Combine(_folder, "spool")).FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_image_is_read_from_the_archive_of_the_engine_and_nothing_stays()
    {
        await using var engine = new TestServer(new UnixDomainSocketEndPoint(Socket), request => request.Target.EndsWith("/json", StringComparison.Ordinal)
            ? new TestAnswer(200, """{"Id":"sha256:1","Size":2048}""")
            : new TestAnswer(200, Archive()) { HidesLength = true });

        await using (var image = await OpenAsync("registry.example/shop/web:1"))
        {
            Assert.Single(Directory.EnumerateFileSystemEntries(Spool));
            var facts = await ImageScan.RunAsync(image, "web", new ScanOptions(), null, TestContext.Current.CancellationToken);
            Assert.Equal(["musl"], Pulls.Names(facts));
            Assert.Contains(Socket, facts.Source, StringComparison.Ordinal);
        }
        Assert.Empty(Directory.EnumerateFileSystemEntries(Spool));
        Assert.Equal(["/images/registry.example/shop/web%3A1/json", "/images/get?names=registry.example%2Fshop%2Fweb%3A1"], engine.Targets);
    }

    [Fact]
    public async Task An_image_that_the_engine_does_not_have_is_told()
    {
        await using var engine = new TestServer(
            new UnixDomainSocketEndPoint(Socket), _ => new TestAnswer(404, """{"message":"No such image: web:9"}"""));
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync("web:9"));
        Assert.Contains("(No such image: web:9)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_breaks_off_leaves_nothing_behind()
    {
        await using var engine = new TestServer(new UnixDomainSocketEndPoint(Socket), request => request.Target.EndsWith("/json", StringComparison.Ordinal)
            ? new TestAnswer(200, "{}")
            : new TestAnswer(200, Archive()) { CutAfter = 700 });
        await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync("web:1"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Spool));
    }

    [Fact]
    public async Task An_archive_for_which_there_is_no_room_is_not_asked_for()
    {
        await using var engine = new TestServer(
            new UnixDomainSocketEndPoint(Socket), _ => new TestAnswer(200, $$"""{"Size":{{long.MaxValue}}}"""));
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync("web:1"));
        Assert.Contains("TMPDIR", problem.Message, StringComparison.Ordinal);
        Assert.Single(engine.Requests);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Spool));
    }

    [Fact]
    public async Task An_engine_that_is_not_there_is_told_with_a_way_out()
    {
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync("web:1"));
        Assert.Contains("docker save", problem.Message, StringComparison.Ordinal);
    }

    Task<IImageSource> OpenAsync(string name) =>
        new EngineImages(Socket, Spool, TimeProvider.System).OpenAsync(name, Platform.LinuxAmd64, TestContext.Current.CancellationToken);

    static byte[] Archive() => new TarWriter()
        .File("a.json", """{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":[]}}""")
        .Entry('0', "layer.tar", "", new TarWriter().File("lib/apk/db/installed", "P:musl\nV:1\n\n").ToArray())
        .File("manifest.json", """[{"Config":"a.json","RepoTags":["web:1"],"Layers":["layer.tar"]}]""").ToArray();
}
