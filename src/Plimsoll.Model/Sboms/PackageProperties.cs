using System.Collections.Immutable;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Model.Sboms;

/// <summary>What a package carries through a software bill of materials beyond name, version and package URL: written and read here, nowhere else.</summary>
/// <remarks>With it the packages read from our own document are those that were written, so both have the same findings.</remarks>
public static class PackageProperties
{
    /// <summary>The name of a property with one licence, for formats that make one expression of several.</summary>
    public const string License = SbomProperty.Prefix + "license";

    const string Ecosystem = SbomProperty.Prefix + "ecosystem";
    const string Name = SbomProperty.Prefix + "name";
    const string Version = SbomProperty.Prefix + "version";
    const string Source = SbomProperty.Prefix + "source";
    const string SourceVersion = SbomProperty.Prefix + "sourceVersion";
    const string Architecture = SbomProperty.Prefix + "architecture";
    const string Path = SbomProperty.Prefix + "path";
    const string Inside = SbomProperty.Prefix + "pathInside";
    const string Layer = SbomProperty.Prefix + "layerDigest";
    const string Vendor = SbomProperty.Prefix + "vendor";
    const string Module = SbomProperty.Prefix + "module";
    const string OwnedBy = SbomProperty.Prefix + "ownedBy";
    const string Development = SbomProperty.Prefix + "development";
    const string Direct = SbomProperty.Prefix + "direct";
    const string Guessed = SbomProperty.Prefix + "guessedName";
    const string AddedIn = SbomProperty.Prefix + "addedIn";
    const string ShadedInto = SbomProperty.Prefix + "shadedInto";

    /// <summary>The properties of <paramref name="package"/>: what is at its default, or follows from its package URL, is left out.</summary>
    /// <param name="package">The package.</param>
    /// <param name="purl">The package URL that the document has for it; it carries <see cref="Package.StatedPurl"/>.</param>
    public static ImmutableArray<SbomProperty> Of(Package package, string purl)
    {
        var properties = ImmutableArray.CreateBuilder<SbomProperty>();
        Add(Ecosystem, package.Ecosystem.Name);
        _ = PackageUrlParts.TryParse(purl, out var parts);
        Add(Name, package.Name == parts?.Name ? "" : package.Name);
        if (package.Version != parts?.Version)
            properties.Add(new SbomProperty(Version, package.Version));
        Add(Source, package.Source == package.Name ? "" : package.Source);
        Add(SourceVersion, package.SourceVersion == package.Version ? "" : package.SourceVersion);
        Add(Architecture, package.Architecture);
        Add(Path, package.Location.Path);
        Add(Inside, package.Location.Inside);
        Add(Layer, package.Location.Layer?.ToString() ?? "");
        Add(Vendor, package.Vendor);
        Add(Module, package.Module);
        Add(OwnedBy, package.OwnedBy);
        Add(Development, package.IsDevelopment ? "true" : "");
        Add(Direct, package.IsDirect switch { true => "true", false => "false", null => "" });
        Add(Guessed, package.IsGuessed ? "true" : "");
        Add(AddedIn, package.AddedIn?.ToString() ?? "");
        Add(ShadedInto, package.ShadedInto is { } host ? $"{host.Name}\t{host.Version}" : "");
        return properties.ToImmutable();

        void Add(string name, string value)
        {
            if (value.Length > 0)
                properties.Add(new SbomProperty(name, value));
        }
    }

    /// <summary>The package that the properties were written of, without its licences, edges and stated package URL; <c>null</c> where they are not ours.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="purl">The package URL that stands beside them.</param>
    public static Package? Read(IReadOnlyDictionary<string, string> properties, PackageUrlParts purl)
    {
        if (Packages.Ecosystem.All.FirstOrDefault(one => one.Name == Text(Ecosystem)) is not { } ecosystem)
            return null;

        var (name, version) = (Text(Name, purl.Name), Text(Version, purl.Version));
        var layer = Digest.TryParse(Text(Layer), out var digest) ? digest : (Digest?)null;
        return new Package(
            ecosystem, name, version, Text(Source, name), Text(SourceVersion, version), Text(Architecture),
            new FileLocation(Text(Path), layer) { Inside = Text(Inside) })
        {
            Vendor = Text(Vendor),
            Module = Text(Module),
            OwnedBy = Text(OwnedBy),
            IsDevelopment = Text(Development) == "true",
            IsDirect = Text(Direct) switch { "true" => true, "false" => false, _ => null },
            IsGuessed = Text(Guessed) == "true",
            AddedIn = Digest.TryParse(Text(AddedIn), out var added) ? added : null,
            ShadedInto = Text(ShadedInto).Split('\t') is [var hostName, var hostVersion] ? new PackageReference(hostName, hostVersion) : null,
        };

        string Text(string key, string otherwise = "") => properties.TryGetValue(key, out var value) ? value : otherwise;
    }
}
