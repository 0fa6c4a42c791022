using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages.Java;

/// <summary>Reads an archive and those in it, while it streams by, and keeps what names the artifacts.</summary>
sealed class JavaExtractor : IFileExtractor
{
    /// <inheritdoc/>
    public string Name => "Java archive, form 1";

    /// <inheritdoc/>
    public async ValueTask<byte[]> ExtractAsync(Stream content, string path, long bytes, CancellationToken cancellation)
    {
        var walk = new JavaArchiveWalk(bytes);
        await walk.RunAsync(content, path, cancellation);
        return walk.Extract.Write();
    }
}
