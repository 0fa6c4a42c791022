using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>Python packages that poetry.lock pins.</summary>
/// <remarks>
/// Format: https://python-poetry.org/docs/basic-usage/#installing-with-poetrylock. What only development needs stands in
/// <c>category</c> (up to Poetry 1.4), in <c>groups</c> (from 2.0), and between them only follows from the pyproject.toml beside.
/// </remarks>
public sealed class PoetryPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "Poetry lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "poetry.lock";

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
            // A folder or file of the project itself: not the package that has its name on the index.
            if (entry["source"]?.TextOf("type") is "directory" or "file")
                continue;
            var (package, _) = packages.Add(name, version);
            tellsDevelopment |= entry["category"] is not null || entry["groups"] is not null;
            package.IsDevelopment = entry.TextOf("category") == "dev"
                || (entry["groups"] is { IsList: true } groups && groups.Items.All(group => group.Text != "main"));
            needs.Add((package, entry));
        }
        foreach (var (package, entry) in needs)
            packages.Need(package, entry.EntriesOf("dependencies").Select(need => need.Key));
        if (PythonManifest.Beside(file) is { } manifest)
            packages.SetRoots(manifest.Production, manifest.Development, tellsDevelopment);
        return packages.ToPackages();
    }
}
