using System.Collections.Immutable;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Vex;

/// <summary>How a document names a product or a component: any one of these is enough.</summary>
/// <param name="Text">As it is written, for people.</param>
sealed record VexIdentity(string Text)
{
    /// <summary>Package URLs.</summary>
    public ImmutableArray<PackageUrlPattern> Purls { get; init; } = [];

    /// <summary>Platforms by their CPE names.</summary>
    public ImmutableArray<CpeName> Cpes { get; init; } = [];

    /// <summary>Hashes, lower-case hexadecimal.</summary>
    public ImmutableArray<string> Hashes { get; init; } = [];

    /// <summary>Names that are compared as they are: image references, and rpm's NAME-EPOCH:VERSION-RELEASE.ARCH.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>References to components of a bill of materials, as <c>urn:cdx:SERIAL/VERSION#REFERENCE</c>: they count where that one is scanned.</summary>
    public ImmutableArray<BomLink> Links { get; init; } = [];

    /// <summary>Whether it is what was scanned, as a whole.</summary>
    public bool IsSubject { get; init; }

    /// <summary>Whether nothing of it can be compared.</summary>
    public bool IsEmpty => Purls.IsEmpty && Cpes.IsEmpty && Hashes.IsEmpty && Names.IsEmpty && Links.IsEmpty && !IsSubject;

    /// <summary>The identity that a text is: a package URL, a CPE name or another name.</summary>
    public static VexIdentity Of(string text) => new VexIdentity(text).With(text);

    /// <summary>The same with one more name.</summary>
    public VexIdentity With(string name) =>
        PackageUrlPattern.TryParse(name, out var purl) ? this with { Purls = Purls.Add(purl) }
        : CpeName.TryParse(name, out var cpe) ? this with { Cpes = Cpes.Add(cpe) }
        : BomLink.TryParse(name, out var link) ? this with { Links = Links.Add(link) }
        : name.Length == 0 ? this
        : this with { Names = Names.Add(name) };
}
