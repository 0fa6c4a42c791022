using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Php;

/// <summary>PHP packages that Composer installed, by <c>vendor/composer/installed.json</c>: a list (Composer 1) or an object (2).</summary>
/// <remarks>Format: https://github.com/composer/composer/blob/main/UPGRADE-2.0.md, "installed.json".</remarks>
public sealed class ComposerInstalledPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "installed Composer packages";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "installed.json" && EntryPath.Name(file.Folder) is "composer";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.Packagist, file.Location);
        return BoundedJson.Read(file.Content, root =>
        {
            var entries = root.ValueKind switch
            {
                JsonValueKind.Array => root.EnumerateArray(),
                JsonValueKind.Object => JsonFields.Items(root, "packages"),
                _ => throw new InvalidDataException($"The list of installed packages is a JSON object or array, not {root.ValueKind}."),
            };
            var development = JsonFields.Texts(root, "dev-package-names").ToHashSet(StringComparer.OrdinalIgnoreCase);
            ComposerEntry.AddAll(packages, entries, development.Contains);
            return packages.ToPackages();
        });
    }
}
