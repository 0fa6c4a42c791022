using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Cargo;

/// <summary>The crates that a Rust program was linked from, as cargo-auditable lists them.</summary>
/// <remarks>
/// https://github.com/rust-secure-code/cargo-auditable/blob/master/cargo-auditable.schema.json. Crates that only build scripts and
/// macros needed are not in the program and left out.
/// </remarks>
static class LinkedCrates
{
    /// <summary>The packages of a list.</summary>
    /// <param name="json">The list.</param>
    /// <param name="location">The program.</param>
    /// <exception cref="InvalidDataException">It is not such a list.</exception>
    public static ImmutableArray<Package> Packages(ReadOnlyMemory<byte> json, FileLocation location) =>
        BoundedJson.Read(json, root => FromRoot(root, location));

    static ImmutableArray<Package> FromRoot(JsonElement root, FileLocation location)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("packages", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("The list of crates has no packages.");

        var crates = list.EnumerateArray().ToArray();
        var references = Array.ConvertAll(crates, crate => new PackageReference(Text(crate, "name"), Text(crate, "version")));
        var packages = ImmutableArray.CreateBuilder<Package>();
        for (var i = 0; i < crates.Length; i++)
        {
            var (name, version) = references[i];
            if (name.Length == 0 || version.Length == 0 || Text(crates[i], "kind") is "build")
                continue;
            packages.Add(new Package(Ecosystem.Cargo, name, version, name, version, "", location) { DependsOn = Needs(crates[i], references) });
        }
        return packages.ToImmutable();
    }

    static ImmutableArray<PackageReference> Needs(JsonElement crate, PackageReference[] references)
    {
        if (!crate.TryGetProperty("dependencies", out var needs) || needs.ValueKind != JsonValueKind.Array)
            return [];
        return
        [
            .. needs.EnumerateArray()
                .Where(need => need.ValueKind == JsonValueKind.Number && need.TryGetInt32(out var index) && index >= 0 && index < references.Length)
                .Select(need => references[need.GetInt32()]),
        ];
    }

    static string Text(JsonElement crate, string name) =>
        crate.ValueKind == JsonValueKind.Object && crate.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
