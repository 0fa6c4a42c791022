using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages.Dpkg;

/// <summary>Which files the packages of dpkg installed.</summary>
/// <remarks>
/// <c>info/PACKAGE[:ARCHITECTURE].list</c> has a path a line, <c>.md5sums</c> a hash, two spaces and a path; dpkg(1), "Files". Minimal images
/// delete either: both are read. Distroless images have <c>status.d/PACKAGE.md5sums</c>.
/// </remarks>
public sealed class DpkgFileLists : IFileOwners
{
    const string Folder = "var/lib/dpkg/info";
    const string DistrolessFolder = "var/lib/dpkg/status.d";
    const string ListEnding = ".list";
    const string SumsEnding = ".md5sums";
    const int HashLength = 32;

    static readonly PathListExtractor Lists = new("dpkg file list", PathIn);

    /// <inheritdoc/>
    public string Name => Lists.Name;

    /// <inheritdoc/>
    public IFileExtractor Extractor => Lists;

    bool IFileOwners.Lists(in FileTraits file) => file.Folder is Folder
        ? file.Name.EndsWith(ListEnding, StringComparison.Ordinal) || file.Name.EndsWith(SumsEnding, StringComparison.Ordinal)
        : file.Folder is DistrolessFolder && file.Name.EndsWith(SumsEnding, StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Read(PackageFile file, OwnedPaths paths, CancellationToken cancellation)
    {
        var name = file.Name;
        var end = name.IndexOf(':');
        var owner = name[..(end > 0 ? end : name.LastIndexOf('.'))];
        var lines = file.Lines();
        while (lines.TryRead(out var line))
            paths.Offer(PathIn(line), owner);
    }

    static ReadOnlySpan<byte> PathIn(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\r');
        if (line is [(byte)'/' or (byte)'.', ..])
            return line;
        return line.Length > HashLength && line[HashLength] == ' ' ? line[HashLength..].TrimStart((byte)' ') : [];
    }
}
