using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

public sealed class ImageFolderTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Images_are_found_by_normalised_reference_and_broken_archives_are_unread()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(Path.Combine(_folder, "inner"));
        await File.WriteAllBytesAsync(Path.Combine(_folder, "inner", "two.tar"), ImageSourcesTests.TwoImages(), cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.tar"), "no tar", cancellation);

        var index = await ImageFolder.IndexAsync(_folder, cancellation);

        Assert.True(ImageReference.TryParse("docker.io/library/a:1", out var reference));
        Assert.True(index.TryFind(reference, out var location));
        Assert.Equal("a:1", location.Tag);
        Assert.True(ImageReference.TryParse("a", out var untagged));
        Assert.False(index.TryFind(untagged, out _));
        Assert.Contains("broken.tar", Assert.Single(index.Unread).Subject, StringComparison.Ordinal);
    }
}
