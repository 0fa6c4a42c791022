using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Conda;

/// <summary>Packages that conda-lock pins, of conda and of pip, those of all platforms together.</summary>
/// <remarks>Format: https://conda.github.io/conda-lock/output/#unified-lockfile</remarks>
public sealed class CondaLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "conda-lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "conda-lock.yml" or "conda-lock.yaml"
        || file.Name.EndsWith(".conda-lock.yml", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var conda = new LockedPackages(Ecosystem.Conda, file.Location);
        var pip = new LockedPackages(Ecosystem.PyPI, file.Location);
        foreach (var entry in BoundedYaml.Read(file.Content, cancellation).ItemsOf("package"))
        {
            if (entry.TextOf("name") is not { } name || entry.TextOf("version") is not { } version)
                continue;

            // A package of pip may need one of conda, and the other way round; such edges leave the ecosystem and are passed over.
            var platform = entry.TextOf("platform");
            var packages = entry.TextOf("manager") == "pip" ? pip : conda;
            var package = packages.Add($"{name} {platform}", name, version);
            package.IsDevelopment = entry.TextOf("category") is { } category && category != "main";
            package.Needs.AddRange(entry.EntriesOf("dependencies").Select(need => $"{need.Key} {platform}"));
        }
        return conda.ToPackages().Concat(pip.ToPackages());
    }
}
