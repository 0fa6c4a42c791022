using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The packages of a project in the style of .NET Framework, by its packages.config.</summary>
/// <remarks>Format: https://learn.microsoft.com/nuget/reference/packages-config. Development dependencies are left out: they are tools of the build.</remarks>
public sealed class PackagesConfigPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "packages.config";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "packages.config";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        foreach (var element in NuGetXml.Elements(file.Content))
        {
            if (element is not { Name: "package", Parent.Name: "packages" } || element.Attribute("developmentDependency") is "true" or "True")
                continue;
            var (name, version) = (element.Attribute("id"), element.Attribute("version"));
            if (name.Length > 0 && version.Length > 0)
                yield return NuGetJson.Package(name, version, file.Location);
        }
    }
}
