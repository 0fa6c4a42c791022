using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

/// <summary>What an sbt build locked with the plugin sbt-dependency-lock: <c>build.sbt.lock</c>.</summary>
/// <remarks>https://stringbean.github.io/sbt-dependency-lock/file-formats/version-1.html.</remarks>
public sealed class SbtLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "sbt lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name.EndsWith(".sbt.lock");

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) =>
        BoundedJson.Read(file.Content, root => ReadAll(root, file.Location));

    static IEnumerable<Package> ReadAll(JsonElement root, FileLocation location)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"A lock file is a JSON object, not {root.ValueKind}.");
        var packages = new List<Package>();
        if (!root.TryGetProperty("dependencies", out var dependencies) || dependencies.ValueKind != JsonValueKind.Array)
            return packages;
        foreach (var dependency in dependencies.EnumerateArray())
        {
            if (packages.Count >= LockedPackages.MaxPackages)
                return LockedPackages.WithLimit(packages, LockedPackages.TooMany);
            var coordinates = new MavenCoordinates(Text(dependency, "org"), Text(dependency, "name"), Text(dependency, "version"));
            if (!coordinates.IsComplete)
                throw new InvalidDataException($"Dependency {packages.Count + 1} has no org, name and version.");
            packages.Add(new Package(
                Ecosystem.Maven, coordinates.Name, coordinates.Version, coordinates.Name, coordinates.Version, "", location)
            {
                IsDevelopment = IsDevelopment(dependency),
            });
        }
        return packages;
    }

    static bool IsDevelopment(JsonElement dependency)
    {
        if (!dependency.TryGetProperty("configurations", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            return false;
        foreach (var configuration in list.EnumerateArray())
        {
            if (configuration.ValueKind == JsonValueKind.String && configuration.GetString() is "compile" or "runtime" or "default")
                return false;
        }
        return true;
    }

    static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : "";
}
