using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.R;

/// <summary>R packages that renv.lock pins.</summary>
/// <remarks>Format: https://rstudio.github.io/renv/articles/lockfile.html</remarks>
public sealed class RenvPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "renv lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "renv.lock";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.Cran, file.Location);
        return BoundedJson.Read(file.Content, root =>
        {
            if (root.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException($"An renv.lock is a JSON object, not {root.ValueKind}.");
            foreach (var entry in JsonFields.Entries(root, "Packages"))
            {
                var name = JsonFields.Text(entry.Value, "Package") ?? entry.Name;
                if (name.Length == 0 || JsonFields.Text(entry.Value, "Version") is not { } version)
                    continue;
                var package = packages.Add(name, name, version);
                package.Needs.AddRange(JsonFields.Texts(entry.Value, "Requirements"));
            }
            return packages.ToPackages();
        });
    }
}
