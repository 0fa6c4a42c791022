using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The packages that restoring a project resolved, by its project.assets.json.</summary>
/// <remarks>
/// Written by NuGet's restore into <c>obj</c>: https://learn.microsoft.com/nuget/concepts/dependency-resolution. Projects are left out.
/// </remarks>
public sealed class ProjectAssetsPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "project.assets.json";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "project.assets.json";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) =>
        BoundedJson.Read(file.Content, root => FromRoot(root, file.Location));

    static ImmutableArray<Package> FromRoot(JsonElement root, FileLocation location)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"A project.assets.json is a JSON object, not {root.ValueKind}.");

        var direct = Direct(root);
        var needs = Needs(root);
        var packages = ImmutableArray.CreateBuilder<Package>();
        foreach (var library in NuGetJson.Entries(root, "libraries"))
        {
            if (NuGetJson.Text(library.Value, "type") is not "package" || !NuGetJson.TrySplit(library.Name, out var name, out var version))
                continue;
            packages.Add(NuGetJson.Package(name, version, location) with
            {
                IsDirect = direct.Contains(name),
                DependsOn = needs.TryGetValue(library.Name, out var found) ? [.. found] : [],
            });
        }
        return packages.ToImmutable();
    }

    static HashSet<string> Direct(JsonElement root)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (NuGetJson.Property(root, "project") is not { } project)
            return names;
        foreach (var framework in NuGetJson.Entries(project, "frameworks"))
        {
            foreach (var dependency in NuGetJson.Entries(framework.Value, "dependencies"))
                names.Add(dependency.Name);
        }
        return names;
    }

    /// <summary>What each library needs in any of the targets, at the version that was resolved there.</summary>
    static Dictionary<string, HashSet<PackageReference>> Needs(JsonElement root)
    {
        var needs = new Dictionary<string, HashSet<PackageReference>>(StringComparer.Ordinal);
        foreach (var target in NuGetJson.Entries(root, "targets"))
        {
            var resolved = new Dictionary<string, PackageReference>(StringComparer.OrdinalIgnoreCase);
            foreach (var library in NuGetJson.Entries(target.Value))
            {
                if (NuGetJson.TrySplit(library.Name, out var name, out var version))
                    resolved[name] = new PackageReference(name, version);
            }
            foreach (var library in NuGetJson.Entries(target.Value))
            {
                if (!needs.TryGetValue(library.Name, out var found))
                    needs[library.Name] = found = [];
                foreach (var need in NuGetJson.Entries(library.Value, "dependencies"))
                {
                    if (resolved.TryGetValue(need.Name, out var reference))
                        found.Add(reference);
                }
            }
        }
        return needs;
    }
}
