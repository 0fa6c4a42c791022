using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>Python packages that pdm.lock pins. A package stands there once for each set of its extras.</summary>
/// <remarks>Format: https://pdm-project.org/en/latest/usage/lockfile/</remarks>
public sealed class PdmPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "PDM lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "pdm.lock";

    /// <inheritdoc/>
    public bool Consults(in FileTraits file) => file.Name is PythonManifest.FileName;

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedToml.Read(file.Content);
        var packages = new PythonLock(file.Location);
        var needs = new List<(LockedPackage Package, DocumentNode Entry)>();
        var tellsDevelopment = false;
        foreach (var entry in root.ItemsOf("package"))
        {
            if (entry.TextOf("name") is not { } name || entry.TextOf("version") is not { } version)
                continue;
            var (package, isNew) = packages.Add(name, version);
            var isDevelopment = entry["groups"] is { IsList: true } groups && groups.Items.All(group => group.Text != "default");
            tellsDevelopment |= entry["groups"] is not null;
            package.IsDevelopment = isDevelopment && (isNew || package.IsDevelopment);
            needs.Add((package, entry));
        }
        foreach (var (package, entry) in needs)
            packages.Need(package, Names(entry).Where(name => PythonName.Normalise(name) != PythonName.Normalise(package.Name)));
        if (PythonManifest.Beside(file) is { } manifest)
            packages.SetRoots(manifest.Production, manifest.Development, tellsDevelopment);
        return packages.ToPackages();
    }

    static IEnumerable<string> Names(DocumentNode entry) =>
        entry.ItemsOf("dependencies").Select(need => PythonRequirement.Of(need.Text)?.Name).OfType<string>();
}
