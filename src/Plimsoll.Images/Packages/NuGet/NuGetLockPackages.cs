using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The packages that a packages.lock.json pins, for every target framework; each name and version once.</summary>
/// <remarks>
/// Format: https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies. Projects have no
/// resolved version and are left out.
/// </remarks>
public sealed class NuGetLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "NuGet lock file";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "packages.lock.json"
        || (file.Name.StartsWith("packages.", StringComparison.Ordinal) && file.Name.EndsWith(".lock.json", StringComparison.Ordinal));

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) =>
        BoundedJson.Read(file.Content, root => FromRoot(root, file.Location));

    static ImmutableArray<Package> FromRoot(JsonElement root, FileLocation location)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"A lock file is a JSON object, not {root.ValueKind}.");

        var packages = new Dictionary<(string, string), Package>();
        foreach (var framework in NuGetJson.Entries(root, "dependencies"))
        {
            foreach (var entry in NuGetJson.Entries(framework.Value))
            {
                if (NuGetJson.Text(entry.Value, "resolved") is not { } version)
                    continue;
                var isDirect = NuGetJson.Text(entry.Value, "type") is "Direct";
                var known = packages.GetValueOrDefault((entry.Name, version));
                packages[(entry.Name, version)] = known is not null
                    ? known with { IsDirect = known.IsDirect is true || isDirect }
                    : NuGetJson.Package(entry.Name, version, location) with { IsDirect = isDirect, DependsOn = Needs(entry.Value, framework.Value) };
            }
        }
        return [.. packages.Values];
    }

    // An edge states what was asked for; the framework's own entry says what it became.
    static ImmutableArray<PackageReference> Needs(JsonElement package, JsonElement framework) =>
    [
        .. NuGetJson.Entries(package, "dependencies")
            .Select(need => NuGetJson.Property(framework, need.Name) is { } entry && NuGetJson.Text(entry, "resolved") is { } version
                ? new PackageReference(need.Name, version)
                : default)
            .Where(need => need.Name is not null),
    ];
}
