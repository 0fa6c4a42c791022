using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages.Pacman;

/// <summary>Which files the packages of pacman installed: <c>files</c> beside each <c>desc</c>, a path a line below <c>%FILES%</c>.</summary>
public sealed class PacmanFileLists : IFileOwners
{
    static readonly PathListExtractor Paths = new("pacman file list", PathIn);

    /// <inheritdoc/>
    public string Name => Paths.Name;

    /// <inheritdoc/>
    public IFileExtractor Extractor => Paths;

    /// <inheritdoc/>
    public bool Lists(in FileTraits file) => file.Name is "files" && PacmanPackages.IsInPackageFolder(file);

    /// <inheritdoc/>
    public void Read(PackageFile file, OwnedPaths paths, CancellationToken cancellation)
    {
        // The folder is called NAME-VERSION-RELEASE, and only a name holds dashes.
        var folder = file.Folder[(file.Folder.LastIndexOf('/') + 1)..];
        var release = folder.LastIndexOf('-');
        var version = release > 0 ? folder.LastIndexOf('-', release - 1) : -1;
        var owner = version > 0 ? folder[..version] : folder;
        var lines = file.Lines();
        while (lines.TryRead(out var line))
            paths.Offer(PathIn(line), owner);
    }

    // Lines of %BACKUP% have a hash behind a tab.
    static ReadOnlySpan<byte> PathIn(ReadOnlySpan<byte> line) => line is [(byte)'%', ..] || line.Contains((byte)'\t') ? [] : line;
}
