using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Cargo;

/// <summary>The crates that a Cargo.lock pins, members of the workspace included.</summary>
/// <remarks>
/// Format, versions 1 to 4: https://doc.rust-lang.org/cargo/reference/resolver.html and Cargo's src/cargo/core/resolver/encode.rs. A crate without
/// a source is a member of the workspace or lies in a folder; what such a crate depends on is direct. The file does not
/// tell development dependencies from others.
/// </remarks>
public sealed class CargoLockPackages : IPackageReader
{
    /// <inheritdoc/>
    public string Name => "Cargo.lock";

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => file.Name is "Cargo.lock";

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        var root = BoundedToml.Read(file.Content);
        var crates = root.ItemsOf("package");
        // Before Cargo 1.0 the crate at hand stood apart.
        if (root["root"] is { IsTable: true } own)
            crates = [own, .. crates];

        var byName = crates.Select(Reference).Where(crate => crate.Name.Length > 0).ToLookup(crate => crate.Name, StringComparer.Ordinal);
        var needs = crates.Select(crate => Needs(crate, byName)).ToArray();
        var direct = crates.Zip(needs).Where(pair => pair.First.TextOf("source") is null).SelectMany(pair => pair.Second).ToHashSet();
        for (var i = 0; i < crates.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var crate = Reference(crates[i]);
            if (crate.Name.Length == 0 || crate.Version.Length == 0)
                continue;
            yield return new Package(Ecosystem.Cargo, crate.Name, crate.Version, crate.Name, crate.Version, "", file.Location)
            {
                DependsOn = needs[i],
                IsDirect = crates[i].TextOf("source") is null ? null : direct.Contains(crate),
            };
        }
    }

    static PackageReference Reference(DocumentNode crate) => new(crate.TextOf("name") ?? "", crate.TextOf("version") ?? "");

    /// <summary>What it depends on, each <c>NAME</c>, <c>NAME VERSION</c> or <c>NAME VERSION (SOURCE)</c>, as short as is clear.</summary>
    static ImmutableArray<PackageReference> Needs(DocumentNode crate, ILookup<string, PackageReference> byName)
    {
        var needs = ImmutableArray.CreateBuilder<PackageReference>();
        foreach (var need in crate.ItemsOf("dependencies"))
        {
            if (need.Text?.Split(' ') is not [var name, .. var rest])
                continue;
            var wanted = rest is [var version, ..] ? byName[name].Where(one => one.Version == version) : byName[name];
            if (wanted.FirstOrDefault() is { Name: not null } found)
                needs.Add(found);
        }
        return needs.ToImmutable();
    }
}
