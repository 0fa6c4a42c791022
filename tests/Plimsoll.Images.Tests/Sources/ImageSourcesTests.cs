using System.Text;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

public sealed class ImageSourcesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_docker_archive_with_several_images_asks_for_a_tag(bool compressed)
    {
        var path = await WriteAsync("two.tar", compressed ? TarWriter.Gzip(TwoImages()) : TwoImages());
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync(path, ""));
        Assert.Contains($"as in {path}:a:1", problem.Message, StringComparison.Ordinal);

        await using var image = await OpenAsync(path, "docker.io/library/b:2");
        Assert.Equal("arm64", image.Platform.Architecture);
        Assert.Equal(1024, Assert.Single(image.Layers).StoredBytes);
    }

    [Fact]
    public async Task An_index_is_chosen_by_platform_through_nested_indexes_and_without_attestations()
    {
        await using var image = await OpenAsync(await WriteAsync("layout.tar", Layout(Platform.LinuxAmd64)), "v1");
        Assert.Equal("amd64", image.Platform.Architecture);

        var problem = await Assert.ThrowsAsync<ImageSourceException>(
            async () => await OpenAsync(await WriteAsync("other.tar", Layout(new Platform("linux", "s390x"))), ""));
        Assert.Contains("linux/s390x", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_truncated_or_unknown_is_a_clear_error()
    {
        await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync(Path.Combine(_folder, "none.tar"), ""));
        await Assert.ThrowsAsync<ImageSourceException>(async () => await OpenAsync(await WriteAsync("text", "hello"u8.ToArray()), ""));
        await Assert.ThrowsAsync<ImageSourceException>(async () => await OpenAsync(await WriteAsync("empty", []), ""));
        await Assert.ThrowsAsync<ImageSourceException>(async () => await OpenAsync(await WriteAsync("cut.tar", TwoImages()[..700]), ""));
        await Assert.ThrowsAsync<ImageSourceException>(
            async () => await OpenAsync(await WriteAsync("cut.tgz", TarWriter.Gzip(TwoImages())[..60]), ""));
    }

    [Fact]
    public async Task A_tag_that_is_not_there_names_those_that_are()
    {
        var path = await WriteAsync("two.tar", TwoImages());
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync(path, "c:3"));
        Assert.Contains("a:1, b:2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_in_a_folder_cannot_name_files_outside_of_it()
    {
        var layout = Directory.CreateDirectory(Path.Combine(_folder, "layout")).FullName;
        await WriteAsync("secret.json", "{}"u8.ToArray());
        await WriteAsync("layout/manifest.json", """[{"Config":"../secret.json","Layers":[]}]"""u8.ToArray());
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync(layout, ""));
        Assert.Contains("not there", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_a_gzip_archive_lost_is_unread()
    {
        var noise = new byte[200_000];
        new Random(1).NextBytes(noise);
        var tar = new TarWriter()
            .File("a.json", """{"rootfs":{"diff_ids":[]}}""")
            .File("manifest.json", """[{"Config":"a.json","Layers":["layer.tar","layer.tar"]}]""")
            .Entry('0', "layer.tar", "", new TarWriter().Entry('0', "noise", "", noise).ToArray()).ToArray();
        var whole = TarWriter.Gzip(tar);
        var path = await WriteAsync("cut.tgz", whole[..(whole.Length / 2)]);

        await using var image = await OpenAsync(path, "");
        var facts = await ImageScan.RunAsync(image, "cut", new ScanOptions(), null, TestContext.Current.CancellationToken);
        Assert.Equal([UnreadReason.Truncated, UnreadReason.Truncated], facts.Unread.Select(unread => unread.Reason));
    }

    [Theory]
    [InlineData("manifest.json", "{}", "a list of objects with Config and Layers: the value at $ (line 1, byte 2) is of another kind")]
    [InlineData("manifest.json", "[{\"Config\":1}]", "at $[0].Config (line 1")]
    [InlineData("manifest.json", "", "it is empty or no JSON, seen in line 1")]
    [InlineData("index.json", "[]", "an object with manifests, or with config and layers: the value at $")]
    [InlineData("index.json", "{\n x", "no JSON, seen in line 2")]
    [InlineData("index.json", "null", "is null, expected an object with manifests")]
    public async Task A_document_of_another_shape_is_told_in_our_words(string name, string content, string expected)
    {
        var path = await WriteAsync("shape.tar", new TarWriter().File(name, content).ToArray());
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync(path, ""));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains($"\"{name}\"", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Plimsoll.", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.Message, StringComparison.Ordinal);
    }

    internal static byte[] TwoImages() => new TarWriter()
        .File("a.json", """{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":[]}}""")
        .File("b.json", """{"os":"linux","architecture":"arm64","rootfs":{"diff_ids":[]},"config":{"User":"1"}}""")
        .Entry('0', "layer.tar", "", new byte[1024])
        .File("manifest.json", """[{"Config":"a.json","RepoTags":["a:1"],"Layers":["layer.tar"]},{"Config":"b.json","RepoTags":["b:2"],"Layers":["layer.tar"]}]""")
        .ToArray();

    static byte[] Layout(Platform platform)
    {
        var tar = new TarWriter().File("oci-layout", """{"imageLayoutVersion":"1.0.0"}""");
        var config = Blob($$$"""{"os":"{{{platform.Os}}}","architecture":"{{{platform.Architecture}}}"}""");
        var manifest = Blob($$$"""{"config":{"digest":"{{{config}}}","size":1},"layers":[]}""");
        var nested = Blob($$$"""
            {"manifests":[
              {"digest":"{{{manifest}}}","platform":{"os":"unknown","architecture":"unknown"}},
              {"digest":"{{{TarWriter.DigestOf([9])}}}","platform":{"os":"linux","architecture":"arm64"}},
              {"digest":"{{{manifest}}}","platform":{"os":"{{{platform.Os}}}","architecture":"{{{platform.Architecture}}}"}}]}
            """);
        return tar.File(
            "index.json",
            $$$"""{"manifests":[{"digest":"{{{nested}}}","annotations":{"org.opencontainers.image.ref.name":"v1"}}]}""").ToArray();

        Digest Blob(string content)
        {
            var digest = TarWriter.DigestOf(Encoding.UTF8.GetBytes(content));
            tar.LongName($"blobs/sha256/{digest.Hex}").File("x", content);
            return digest;
        }
    }

    async Task<string> WriteAsync(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        return path;
    }

    static Task<IImageSource> OpenAsync(string path, string tag) => ImageSources.OpenAsync(
        path, new ImageSelection(Platform.LinuxAmd64, tag), TestContext.Current.CancellationToken);
}
