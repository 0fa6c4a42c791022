using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Conan;

/// <summary>The C and C++ packages that a conan.lock pins, in the form of Conan 1 (a graph) and of Conan 2 (lists).</summary>
/// <remarks>
/// https://docs.conan.io/1/versioning/lockfiles.html and https://docs.conan.io/2/tutorial/versioning/lockfiles.html. A reference is
/// <c>NAME/VERSION@USER/CHANNEL#REVISION%TIME</c>, most of it optional. The consumer itself, a conanfile, is left out.
/// </remarks>
public sealed class ConanLockPackages : IPackageReader
{
    static readonly string[] Lists = ["requires", "build_requires", "python_requires", "config_requires"];

    /// <inheritdoc/>
    public string Name => "conan.lock";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "conan.lock";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) => BoundedJson.Read(file.Content, root => FromRoot(root, file.Location));

    static ImmutableArray<Package> FromRoot(JsonElement root, FileLocation location)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"A conan.lock is a JSON object, not {root.ValueKind}.");
        return Property(root, "graph_lock") is { } graph && Property(graph, "nodes") is { ValueKind: JsonValueKind.Object } nodes
            ? FromGraph(nodes, location)
            : FromLists(root, location);
    }

    static ImmutableArray<Package> FromGraph(JsonElement nodes, FileLocation location)
    {
        var references = nodes.EnumerateObject()
            .DistinctBy(node => node.Name, StringComparer.Ordinal)
            .ToDictionary(node => node.Name, node => IsConsumer(node.Value) ? null : Reference(Property(node.Value, "ref")), StringComparer.Ordinal);
        var consumers = nodes.EnumerateObject().Where(node => IsConsumer(node.Value)).ToArray();
        var direct = consumers.SelectMany(node => Needs(node.Value, references, "requires").Concat(Needs(node.Value, references, "build_requires"))).ToHashSet();
        var packages = ImmutableArray.CreateBuilder<Package>();
        foreach (var node in nodes.EnumerateObject())
        {
            if (references[node.Name] is not { } own)
                continue;
            packages.Add(new Package(Ecosystem.Conan, own.Name, own.Version, own.Name, own.Version, "", location)
            {
                DependsOn = [.. Needs(node.Value, references, "requires")],
                IsDirect = consumers.Length > 0 ? direct.Contains(own) : null,
            });
        }
        return packages.ToImmutable();
    }

    static bool IsConsumer(JsonElement node) => Property(node, "path") is { ValueKind: JsonValueKind.String };

    static IEnumerable<PackageReference> Needs(JsonElement node, Dictionary<string, PackageReference?> references, string list)
    {
        if (Property(node, list) is not { ValueKind: JsonValueKind.Array } needs)
            yield break;
        foreach (var need in needs.EnumerateArray())
        {
            if (need.ValueKind == JsonValueKind.String && references.GetValueOrDefault(need.GetString()!) is { } reference)
                yield return reference;
        }
    }

    static ImmutableArray<Package> FromLists(JsonElement root, FileLocation location)
    {
        var packages = ImmutableArray.CreateBuilder<Package>();
        foreach (var list in Lists)
        {
            if (Property(root, list) is not { ValueKind: JsonValueKind.Array } references)
                continue;
            foreach (var item in references.EnumerateArray())
            {
                if (Reference(item) is { } own)
                    packages.Add(new Package(Ecosystem.Conan, own.Name, own.Version, own.Name, own.Version, "", location) { IsDevelopment = list is "build_requires" });
            }
        }
        return packages.ToImmutable();
    }

    static PackageReference? Reference(JsonElement? reference)
    {
        if (reference is not { ValueKind: JsonValueKind.String } text)
            return null;
        var whole = text.GetString()!;
        var end = whole.AsSpan().IndexOfAny("@#%");
        return (end < 0 ? whole : whole[..end]).Split('/') is [{ Length: > 0 } name, { Length: > 0 } version]
            ? new PackageReference(name, version)
            : null;
    }

    static JsonElement? Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;
}
