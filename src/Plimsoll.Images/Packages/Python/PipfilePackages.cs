using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Python;

/// <summary>Python packages that Pipfile.lock pins. Those of a Git commit or a folder have no version there and are left out.</summary>
/// <remarks>Format: https://pipenv.pypa.io/en/latest/pipfile.html#pipfile-lock; every group but <c>default</c> is for development.</remarks>
public sealed class PipfilePackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "Pipfile.lock";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "Pipfile.lock";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var packages = new LockedPackages(Ecosystem.PyPI, file.Location);
        return BoundedJson.Read(file.Content, root =>
        {
            if (root.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException($"A Pipfile.lock is a JSON object, not {root.ValueKind}.");
            foreach (var group in root.EnumerateObject().Where(group => group.Name != "_meta" && group.Value.ValueKind == JsonValueKind.Object))
                AddGroup(packages, group);
            return packages.ToPackages();
        });
    }

    static void AddGroup(LockedPackages packages, JsonProperty group)
    {
        foreach (var entry in group.Value.EnumerateObject())
        {
            if (entry.Name.Length > 0 && JsonFields.Text(entry.Value, "version")?.TrimStart('=').Trim() is { Length: > 0 } version)
                packages.Add($"{group.Name} {entry.Name}", entry.Name, version).IsDevelopment = group.Name != "default";
        }
    }
}
