using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages.Java;

/// <summary>
/// Java archives (jar, war, ear and their kin) with all archives in them: each artifact with its path inside the file, the ones whose
/// classes were copied into another archive among them.
/// </summary>
public sealed class JavaArchivePackages : IPackageReader
{
    static readonly JavaExtractor Boiler = new();

    /// <inheritdoc/>
    public string Name => "Java archive";

    /// <inheritdoc/>
    public IFileExtractor Extractor => Boiler;

    /// <inheritdoc/>
    public bool Reads(in FileTraits file) => ArchiveName.IsArchive(file.Path);

    /// <inheritdoc/>
    public IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation)
    {
        if (file.Content.IsEmpty)
            yield break;
        var extract = JavaExtract.Read(file.Content);
        var identities = extract.Archives.Select(archive => JavaIdentity.Of(archive, file.Location.Path)).ToList();
        var needs = Needs(extract.Archives, identities);
        for (var i = 0; i < identities.Count; i++)
        {
            var identity = identities[i];
            var location = file.Location with { Inside = extract.Archives[i].Inside };
            if (identity.Own is { } own)
                yield return Of(own, location) with { IsGuessed = identity.IsGuessed, DependsOn = needs[i] };
            var host = identity.Own is { } known
                ? Reference(known) : new PackageReference(ArchiveName.Of(location.FullPath).Stem, "");
            foreach (var shaded in identity.Shaded)
                yield return Of(shaded, location) with { ShadedInto = host };
        }
        if (extract.Problems.Count > 0)
            throw new InvalidDataException(string.Join("; ", extract.Problems));
    }

    /// <summary>For each archive the artifacts in it: those copied into it, and those that are the archives directly in it.</summary>
    static ImmutableArray<PackageReference>[] Needs(IReadOnlyList<JavaArchive> archives, List<JavaIdentity> identities)
    {
        var needs = identities.ConvertAll(static identity => identity.Shaded.Select(Reference).ToList());
        for (var i = 0; i < archives.Count; i++)
        {
            if (archives[i].Parent >= 0 && identities[i].Own is { } own)
                needs[archives[i].Parent].Add(Reference(own));
        }
        return [.. needs.Select(static list => list.Distinct().ToImmutableArray())];
    }

    static Package Of(MavenCoordinates found, FileLocation location) =>
        new(Ecosystem.Maven, found.Name, found.Version, found.Name, found.Version, "", location) { Licenses = found.Licenses };

    static PackageReference Reference(MavenCoordinates found) => new(found.Name, found.Version);
}
