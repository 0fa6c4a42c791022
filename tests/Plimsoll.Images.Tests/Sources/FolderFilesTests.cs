using System.Diagnostics;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

public sealed class FolderFilesTests : IDisposable
{
    readonly string _top = Directory.CreateTempSubdirectory("plimsoll-folder-").FullName;

    string Folder => Directory.CreateDirectory(Path.Combine(_top, "image")).FullName;

    public void Dispose() => Directory.Delete(_top, recursive: true);

    [Theory]
    [InlineData("secret", "../secret")]
    [InlineData("secret", "inner/../../secret")]
    [InlineData("folder/secret", "../secret")]
    [InlineData("folder/secret", "/")]
    [InlineData("circle", "circle")]
    public void A_link_that_leads_out_of_the_folder_is_not_followed(string name, string target)
    {
        File.WriteAllText(Path.Combine(_top, "secret"), "x");
        Directory.CreateDirectory(Path.Combine(Folder, "inner"));
        File.CreateSymbolicLink(Path.Combine(Folder, name.Split('/')[0]), target == "/" ? _top : name.Contains('/', StringComparison.Ordinal) ? ".." : target);

        var files = new FolderFiles(Folder);
        Assert.Null(files.LengthOf(name));
        Assert.Throws<FileNotFoundException>(() => files.Open(name));
        Assert.Contains("is not followed", files.Damage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_within_the_folder_are_followed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(Path.Combine(Folder, "blobs"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "blobs", "a"), "12345", cancellation);
        File.CreateSymbolicLink(Path.Combine(Folder, "relative"), "blobs/../blobs/a");
        File.CreateSymbolicLink(Path.Combine(Folder, "absolute"), Path.Combine(Folder, "relative"));

        var files = new FolderFiles(Folder);
        Assert.Equal(5, files.LengthOf("relative"));
        Assert.Equal(5, files.LengthOf("absolute"));
        using var reader = new StreamReader(await files.OpenAsync("absolute", cancellation));
        Assert.Equal("12345", await reader.ReadToEndAsync(cancellation));
    }

    [Theory]
    [InlineData("index.json")]
    [InlineData("manifest.json")]
    public async Task A_pipe_in_the_place_of_a_document_is_told_and_not_waited_for(string name)
    {
        await PipeAsync(Path.Combine(Folder, name));
        await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync(Folder));
        Assert.False(ImageSources.IsImageFolder(Folder));
    }

    [Fact]
    public async Task A_pipe_in_the_place_of_a_layer_or_an_archive_is_told_and_not_waited_for()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(Path.Combine(Folder, "manifest.json"), """[{"Config":"a.json","Layers":["layer.tar"]}]""", cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, "a.json"), $$$"""{"rootfs":{"diff_ids":["{{{TarWriter.DigestOf([1])}}}"]}}""", cancellation);
        await PipeAsync(Path.Combine(Folder, "layer.tar"));

        await using var image = await OpenAsync(Folder);
        var facts = await ImageScan.RunAsync(image, "pipe", new ScanOptions(), null, cancellation);
        Assert.Equal(UnreadReason.Truncated, Assert.Single(facts.Unread).Reason);

        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => OpenAsync(Path.Combine(Folder, "layer.tar")));
        Assert.Contains("a pipe or a device", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_may_be_named_by_a_link()
    {
        var archive = Path.Combine(_top, "one.tgz");
        // Much smaller when it is compressed, and its link is smaller still.
        var layer = new TarWriter().Entry('0', "zeros", "", new byte[40 * 1024 * 1024]).ToArray();
        await File.WriteAllBytesAsync(
            archive,
            TarWriter.Gzip(new TarWriter().File("a.json", "{}").Entry('0', "layer.tar", "", layer).File("manifest.json", """[{"Config":"a.json","Layers":["layer.tar"]}]""").ToArray()),
            TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(_top, "x"), "one.tgz");

        await using var image = await OpenAsync(Path.Combine(_top, "x"));
        Assert.Equal(layer.Length, Assert.Single(image.Layers).StoredBytes);
    }

    static async Task PipeAsync(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, made.ExitCode);
    }

    static Task<IImageSource> OpenAsync(string path) =>
        ImageSources.OpenAsync(path, new ImageSelection(Platform.LinuxAmd64), TestContext.Current.CancellationToken);
}
