using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Portage;

/// <summary>The installed packages of Gentoo, and which files they installed.</summary>
/// <remarks>
/// Format: <c>var/db/pkg/CATEGORY/NAME-VERSION/CONTENTS</c>, lines <c>obj PATH HASH TIME</c>, <c>sym PATH -> TARGET TIME</c>, <c>dir PATH</c>
/// (https://wiki.gentoo.org/wiki//var/db/pkg). Name and version are those of the folder, divided as in the Package Manager Specification 3.2.
/// </remarks>
public sealed class PortagePackages : IPackageReader, IFileOwners
{
    const string Database = "var/db/pkg/";
    const int HashAndTime = 2;

    static readonly PathListExtractor Paths = new("portage contents", PathIn);

    /// <inheritdoc cref="IPackageReader.Name"/>
    public string Name => "portage database";

    /// <inheritdoc cref="IPackageReader.MaxBytes"/>
    public long MaxBytes => LayerLimits.MaxKeptFileBytes;

    /// <inheritdoc cref="IPackageReader.Extractor"/>
    public IFileExtractor Extractor => Paths;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "CONTENTS" && file.Path.StartsWith(Database, StringComparison.Ordinal) && file.Path.Count('/') == 5;

    /// <inheritdoc/>
    public bool Lists(in FileTraits file) => Reads(file);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var (name, version) = Identity(file)
            ?? throw new InvalidDataException($"Its folder \"{file.Folder}\" is not called CATEGORY/NAME-VERSION.");
        return [new Package(Ecosystem.Portage, name, version, name, version, "", file.Location)];
    }

    /// <inheritdoc/>
    public void Read(PackageFile file, OwnedPaths paths, CancellationToken cancellation)
    {
        if (Identity(file) is not { } identity)
            return;
        var lines = file.Lines();
        while (lines.TryRead(out var line))
            paths.Offer(PathIn(line), identity.Name);
    }

    // The version begins at the last dash before a digit, but for the one of a revision -r1.
    static (string Name, string Version)? Identity(PackageFile file)
    {
        var parts = file.Folder.Split('/');
        if (parts.Length < 2)
            return null;
        var folder = parts[^1];
        var dash = folder.LastIndexOf('-');
        if (dash > 0 && folder.AsSpan(dash + 1) is ['r', _, ..] revision && !revision[1..].ContainsAnyExceptInRange('0', '9'))
            dash = folder.LastIndexOf('-', dash - 1);
        return dash > 0 && dash + 1 < folder.Length && char.IsAsciiDigit(folder[dash + 1])
            ? ($"{parts[^2]}/{folder[..dash]}", folder[(dash + 1)..])
            : null;
    }

    static ReadOnlySpan<byte> PathIn(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("obj "u8))
            return [];
        line = line[4..];

        // A path may hold spaces; hash and time, at the end, hold none.
        for (var i = 0; i < HashAndTime; i++)
        {
            var space = line.LastIndexOf((byte)' ');
            if (space < 0)
                return [];
            line = line[..space];
        }
        return line;
    }
}
