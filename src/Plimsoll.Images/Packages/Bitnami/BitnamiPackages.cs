using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Bitnami;

/// <summary>The components of a Bitnami image, by the SPDX file <c>.spdx-NAME.spdx</c> in each one's folder.</summary>
/// <remarks>SPDX 2.3 as JSON (https://spdx.github.io/spdx-spec/v2.3/). Packages that state a package URL of the type bitnami are the components.</remarks>
public sealed class BitnamiPackages : IPackageReader
{
    const string PurlStart = "pkg:bitnami/";

    /// <inheritdoc/>
    public string Name => "Bitnami component";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) =>
        file.Name.StartsWith(".spdx-", StringComparison.Ordinal) && file.Name.EndsWith(".spdx", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) => BoundedJson.Read(file.Content, root => FromRoot(root, file.Location));

    static ImmutableArray<Package> FromRoot(JsonElement root, FileLocation location)
    {
        if (Property(root, "packages") is not { ValueKind: JsonValueKind.Array } list)
            throw new InvalidDataException("An SPDX document has a list of packages.");
        var packages = ImmutableArray.CreateBuilder<Package>();
        foreach (var entry in list.EnumerateArray())
        {
            if (Text(entry, "name") is not { } name || Text(entry, "versionInfo") is not { } version || Purl(entry) is not { } purl)
                continue;
            packages.Add(new Package(Ecosystem.Bitnami, name, version, name, version, "", location)
            {
                StatedPurl = new PackageUrl(purl),
                Licenses = Text(entry, "licenseDeclared") is { } license and not ("NOASSERTION" or "NONE") ? [license] : [],
            });
        }
        return packages.ToImmutable();
    }

    static string? Purl(JsonElement entry)
    {
        if (Property(entry, "externalRefs") is not { ValueKind: JsonValueKind.Array } references)
            return null;
        foreach (var reference in references.EnumerateArray())
        {
            if (Text(reference, "referenceType") is "purl" && Text(reference, "referenceLocator") is { } purl && purl.StartsWith(PurlStart, StringComparison.Ordinal))
                return purl;
        }
        return null;
    }

    static JsonElement? Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;

    static string? Text(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
}
