using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The packages that a .NET program brings, by its deps.json.</summary>
/// <remarks>
/// https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md. A library counts where the target of this
/// build takes files of it: the others only led to further packages. Projects count, as their names may be packages too. A
/// runtime pack has the name of the package that a self-contained program was built from.
/// </remarks>
static class DotNetDependencies
{
    const string RuntimePackPrefix = "runtimepack.";

    static readonly string[] FileProperties = ["runtime", "runtimeTargets", "native", "resources"];

    /// <summary>The packages of a file.</summary>
    /// <exception cref="InvalidDataException">It is no deps.json.</exception>
    public static ImmutableArray<Package> Packages(ReadOnlyMemory<byte> content, FileLocation location) =>
        BoundedJson.Read(content, root => FromRoot(root, location));

    static ImmutableArray<Package> FromRoot(JsonElement root, FileLocation location)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"A deps.json is a JSON object, not {root.ValueKind}.");

        var target = Target(root);
        var packages = ImmutableArray.CreateBuilder<Package>();
        foreach (var library in NuGetJson.Entries(root, "libraries"))
        {
            if (!NuGetJson.TrySplit(WithoutPrefix(library.Name), out var name, out var version))
                continue;
            if (target is { } used && used.TryGetProperty(library.Name, out var files) && !HasFiles(files))
                continue;
            packages.Add(NuGetJson.Package(name, version, location) with
            {
                DependsOn = target is { } edges && edges.TryGetProperty(library.Name, out var node) ? Needs(node) : [],
            });
        }
        return packages.ToImmutable();
    }

    static JsonElement? Target(JsonElement root) =>
        NuGetJson.Property(root, "runtimeTarget") is { } runtime && NuGetJson.Property(runtime, "name") is { ValueKind: JsonValueKind.String } name
        && NuGetJson.Property(root, "targets") is { } targets && NuGetJson.Property(targets, name.GetString()!) is { ValueKind: JsonValueKind.Object } target
            ? target
            : null;

    static bool HasFiles(JsonElement node) =>
        Array.Exists(FileProperties, name => NuGetJson.Property(node, name) is { ValueKind: JsonValueKind.Object } files && files.EnumerateObject().Any());

    static ImmutableArray<PackageReference> Needs(JsonElement node) =>
    [
        .. NuGetJson.Entries(node, "dependencies")
            .Where(need => need.Value.ValueKind == JsonValueKind.String)
            .Select(need => new PackageReference(WithoutPrefix(need.Name), need.Value.GetString()!)),
    ];

    static string WithoutPrefix(string name) => name.StartsWith(RuntimePackPrefix, StringComparison.Ordinal) ? name[RuntimePackPrefix.Length..] : name;
}
