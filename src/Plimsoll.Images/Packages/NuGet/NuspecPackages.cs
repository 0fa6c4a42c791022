using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>A NuGet package that lies unpacked in a folder, such as restore's cache, by its nuspec.</summary>
/// <remarks>Format: https://learn.microsoft.com/nuget/reference/nuspec.</remarks>
public sealed class NuspecPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "nuspec";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var metadata = NuGetXml.Elements(file.Content)
            .Where(element => element is { Parent: { Name: "metadata", Parent: { Name: "package", Parent: null } } }).ToList();
        var name = Text(metadata, "id");
        var version = Text(metadata, "version");
        // A template of a package that was not built yet has $version$.
        if (name.Length == 0 || version.Length == 0 || name.Contains('$', StringComparison.Ordinal) || version.Contains('$', StringComparison.Ordinal))
            yield break;
        var license = metadata.Find(element => element.Name is "license" && element.Attribute("type") is "expression")?.Text.Trim() ?? "";
        yield return NuGetJson.Package(name, version, file.Location) with { Licenses = license.Length == 0 ? [] : [license] };
    }

    static string Text(List<NuGetElement> metadata, string name) => metadata.Find(element => element.Name == name)?.Text.Trim() ?? "";
}
