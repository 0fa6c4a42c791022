using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>A NuGet package as it is published, <c>NAME.VERSION.nupkg</c>, by the nuspec in it.</summary>
/// <remarks>
/// Format: a zip archive with one nuspec in its root, https://learn.microsoft.com/nuget/create-packages/overview-and-workflow. Restore's cache keeps the archive beside
/// the nuspec that it unpacked: there the nuspec counts and the archive does not.
/// </remarks>
public sealed class NupkgPackages : IPackageReader
{
    static readonly ArchivedFileExtractor Nuspec = new(
        "NuGet package, form 1", "nuspec", static entry => !entry.Contains('/', StringComparison.Ordinal) && entry.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase));

    static readonly NuspecPackages Reader = new();

    /// <inheritdoc/>
    public string Name => "NuGet package";

    /// <inheritdoc/>
    public IFileExtractor Extractor => Nuspec;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase) && !file.Name.EndsWith(".symbols.nupkg", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) =>
        Reader.Read(file, cancellation).Where(package =>
            file.Beside($"{package.Name}.nuspec") is null && file.Beside($"{package.Name.ToLowerInvariant()}.nuspec") is null);
}
