using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Conda;

/// <summary>Packages installed in a conda environment, by the records in its <c>conda-meta</c> folder.</summary>
/// <remarks>Format: https://docs.conda.io/projects/conda-build/en/stable/resources/package-spec.html#info-index-json</remarks>
public sealed class CondaInstalledPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "installed conda package";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        EntryPath.Name(file.Folder) is "conda-meta" && file.Name.EndsWith(".json", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) =>
        [BoundedJson.Read(file.Content, root => ToPackage(root, file.Location))];

    static Package ToPackage(JsonElement root, FileLocation location) =>
        JsonFields.Text(root, "name") is { } name && JsonFields.Text(root, "version") is { } version
            ? new Package(Ecosystem.Conda, name, version, name, version, JsonFields.Text(root, "subdir") ?? "", location)
            {
                Licenses = [.. JsonFields.Texts(root, "license")],
            }
            : throw new InvalidDataException("The record names no package: name or version is missing.");
}
