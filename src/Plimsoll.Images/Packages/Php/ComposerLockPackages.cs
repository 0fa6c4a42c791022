using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Php;

/// <summary>PHP packages that composer.lock pins, development packages included.</summary>
/// <remarks>
/// Format: https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control and
/// https://getcomposer.org/schema.json. What is direct stands only in the composer.json beside.
/// </remarks>
public sealed class ComposerLockPackages : IPackageReader
{
    const string ManifestName = "composer.json";

    /// <inheritdoc/>
    public string Name => "Composer lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "composer.lock";

    /// <inheritdoc/>
    public bool Consults(in FileTraits file) =>
        file.Name is ManifestName && !file.Path.Contains("vendor/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.Packagist, file.Location);
        return BoundedJson.Read(file.Content, root =>
        {
            if (root.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException($"A composer.lock is a JSON object, not {root.ValueKind}.");
            ComposerEntry.AddAll(packages, JsonFields.Items(root, "packages"), static _ => false);
            ComposerEntry.AddAll(packages, JsonFields.Items(root, "packages-dev"), static _ => true);
            SetDirect(packages, file);
            return packages.ToPackages();
        });
    }

    static void SetDirect(LockedPackages packages, PackageFile file)
    {
        if (file.Beside(ManifestName) is not { } manifest)
            return;
        try
        {
            foreach (var name in BoundedJson.Read(manifest, Wanted))
                packages.Find(name)?.IsDirect = true;
            packages.KnowsDirect = true;
        }
        catch (InvalidDataException)
        {
            // The lock file is read all the same; it only stays open what is direct.
        }
    }

    static List<string> Wanted(JsonElement manifest) =>
        [.. JsonFields.Entries(manifest, "require").Concat(JsonFields.Entries(manifest, "require-dev")).Select(range => range.Name.ToLowerInvariant())];
}
