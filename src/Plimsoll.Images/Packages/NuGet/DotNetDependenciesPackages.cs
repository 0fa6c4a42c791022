using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The packages that a published .NET program brings, and the shared frameworks of an image, by their deps.json.</summary>
/// <remarks>The deps.json of a shared framework names the runtime package that advisories are filed under, e.g. Microsoft.NETCore.App.Runtime.linux-x64.</remarks>
public sealed class DotNetDependenciesPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => ".NET deps.json";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) => DotNetDependencies.Packages(file.Content, file.Location);
}
