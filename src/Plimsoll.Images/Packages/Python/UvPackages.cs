using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>Python packages that uv.lock pins, or the lock file of a script, <c>NAME.py.lock</c>. The project itself is left out.</summary>
/// <remarks>Format: https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile</remarks>
public sealed class UvPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "uv lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "uv.lock" || file.Name.EndsWith(".py.lock", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedToml.Read(file.Content);
        var packages = new PythonLock(file.Location);
        var needs = new List<(LockedPackage Package, DocumentNode Entry)>();
        var projects = new List<DocumentNode>();
        foreach (var entry in root.ItemsOf("package"))
        {
            if (entry["source"] is { } source && (source["editable"] ?? source["virtual"]) is not null)
                projects.Add(entry);
            else if (entry.TextOf("name") is { } name && entry.TextOf("version") is { } version)
                needs.Add((packages.Add(name, version).Package, entry));
        }
        foreach (var (package, entry) in needs)
            packages.Need(package, Names(entry.ItemsOf("dependencies")).Concat(Groups(entry, "optional-dependencies")));

        // A script has no project; what it asks for stands in its manifest.
        var script = root["manifest"] is { } manifest ? Names(manifest.ItemsOf("requirements")) : [];
        packages.SetRoots(
            projects.SelectMany(project => Names(project.ItemsOf("dependencies")).Concat(Groups(project, "optional-dependencies"))).Concat(script),
            projects.SelectMany(project => Groups(project, "dev-dependencies")),
            tellsDevelopment: false);
        return packages.ToPackages();
    }

    static IEnumerable<string> Groups(DocumentNode entry, string table) =>
        entry.EntriesOf(table).SelectMany(group => Names(group.Value.Items));

    static IEnumerable<string> Names(IEnumerable<DocumentNode> needs) => needs.Select(need => need.TextOf("name")).OfType<string>();
}
