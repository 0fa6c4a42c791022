using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Swift;

/// <summary>The Swift packages that a Package.resolved pins, versions 1 to 3 of its format.</summary>
/// <remarks>
/// https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/resolvingpackageversions. Advisories are filed under the address
/// without scheme and <c>.git</c>. A pin to a branch has no version; there the branch stands for it.
/// </remarks>
public sealed class SwiftResolvedPackages : IPackageReader
{
    const int NewestVersion = 3;

    /// <inheritdoc/>
    public string Name => "Package.resolved";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "Package.resolved" or ".package.resolved";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation) => BoundedJson.Read(file.Content, root => FromRoot(root, file.Location));

    static ImmutableArray<Package> FromRoot(JsonElement root, FileLocation location)
    {
        if (Property(root, "version") is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt32(out var format) || format is < 1 or > NewestVersion)
            throw new InvalidDataException($"The version of a Package.resolved is a number from 1 to {NewestVersion}.");

        var holder = format == 1 ? Property(root, "object") ?? default : root;
        if (Property(holder, "pins") is not { ValueKind: JsonValueKind.Array } pins)
            return [];
        var packages = ImmutableArray.CreateBuilder<Package>();
        foreach (var pin in pins.EnumerateArray())
        {
            var address = Text(pin, format == 1 ? "repositoryURL" : "location");
            if (address is null || Property(pin, "state") is not { } state || (Text(state, "version") ?? Text(state, "branch") ?? Text(state, "revision")) is not { } version)
                continue;
            var name = WithoutScheme(address);
            packages.Add(new Package(Ecosystem.Swift, name, version, name, version, "", location));
        }
        return packages.ToImmutable();
    }

    /// <summary><c>github.com/apple/swift-nio</c> of https://github.com/apple/swift-nio.git and of git@github.com:apple/swift-nio.git.</summary>
    static string WithoutScheme(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? address : address[(scheme + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (rest.LastIndexOf('@', slash < 0 ? rest.Length - 1 : slash) is >= 0 and var user)
            rest = rest[(user + 1)..];
        if (scheme < 0)
            rest = rest.Replace(':', '/');
        rest = rest.TrimEnd('/');
        return rest.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? rest[..^4] : rest;
    }

    static JsonElement? Property(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;

    static string? Text(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
}
