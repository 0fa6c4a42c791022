using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Julia;

/// <summary>The Julia packages that a Manifest.toml pins.</summary>
/// <remarks>
/// https://pkgdocs.julialang.org/v1/toml-files/#Manifest.toml, formats 1 (packages at the top) and 2 (below <c>deps</c>). A package of the
/// standard library has no version of its own: it has that of Julia, or <c>unknown</c> where the file does not tell. Two
/// packages may have the same name and differ in their UUID, which stands in the package URL.
/// </remarks>
public sealed class JuliaManifestPackages : IPackageReader
{
    const string Unknown = "unknown";

    /// <inheritdoc/>
    public string Name => "Julia manifest";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name is "Manifest.toml" or "JuliaManifest.toml"
        || (file.Name.StartsWith("Manifest-v", StringComparison.Ordinal) && file.Name.EndsWith(".toml", StringComparison.Ordinal));

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedToml.Read(file.Content);
        var julia = root.TextOf("julia_version") ?? Unknown;
        var entries = (root.TextOf("manifest_format") is { } format && !format.StartsWith('1') ? root.EntriesOf("deps") : root.Entries)
            .SelectMany(entry => entry.Value.Items.Where(item => item.IsTable).Select(item => (Name: entry.Key, Item: item))).ToList();

        var byId = new Dictionary<string, PackageReference>(StringComparer.Ordinal);
        var byName = new Dictionary<string, PackageReference>(StringComparer.Ordinal);
        foreach (var (name, item) in entries)
        {
            var reference = new PackageReference(name, item.TextOf("version") ?? julia);
            byName.TryAdd(name, reference);
            if (item.TextOf("uuid") is { } id)
                byId.TryAdd(id, reference);
        }
        foreach (var (name, item) in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            var version = item.TextOf("version") ?? julia;
            var id = item.TextOf("uuid");
            yield return new Package(Ecosystem.Julia, name, version, name, version, "", file.Location)
            {
                DependsOn = Needs(item, byId, byName),
                StatedPurl = id is null
                    ? null
                    : new PackageUrl($"pkg:julia/{Uri.EscapeDataString(name)}@{Uri.EscapeDataString(version)}?uuid={Uri.EscapeDataString(id)}"),
            };
        }
    }

    /// <summary>Names in a list, or names and UUIDs in a table where a name is not enough.</summary>
    static ImmutableArray<PackageReference> Needs(
        DocumentNode item, Dictionary<string, PackageReference> byId, Dictionary<string, PackageReference> byName)
    {
        var needs = ImmutableArray.CreateBuilder<PackageReference>();
        foreach (var name in item.ItemsOf("deps"))
        {
            if (name.Text is { } text && byName.TryGetValue(text, out var found))
                needs.Add(found);
        }
        foreach (var (_, id) in item.EntriesOf("deps"))
        {
            if (id.Text is { } text && byId.TryGetValue(text, out var found))
                needs.Add(found);
        }
        return needs.ToImmutable();
    }
}
