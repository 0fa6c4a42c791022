using System.Text;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Reports.Sboms;

/// <summary>What SPDX documents call their elements, and what they say where CycloneDX has properties.</summary>
static class SpdxNames
{
    /// <summary>The document itself.</summary>
    public const string Document = "SPDXRef-DOCUMENT";

    /// <summary>The image or folder.</summary>
    public const string Root = "SPDXRef-Root";

    /// <summary>The distribution.</summary>
    public const string Distro = "SPDXRef-Distribution";

    const int LongestName = 64;

    /// <summary>A package: its ecosystem and name, for people, and a hash of its reference.</summary>
    public static string Of(SbomEntry entry)
    {
        var name = new StringBuilder("SPDXRef-Package-");
        foreach (var character in $"{entry.Package.Ecosystem.Name}-{entry.Package.Name}".Take(LongestName))
            name.Append(char.IsAsciiLetterOrDigit(character) || character is '.' ? character : '-');
        return name.Append('-').Append(SbomContent.ShortId(entry.Reference)).ToString();
    }

    /// <summary>The element that a reference of <see cref="SbomContent"/> means, by reference.</summary>
    public static IReadOnlyDictionary<string, string> ByReference(SbomContent content)
    {
        var names = content.Entries.ToDictionary(entry => entry.Reference, Of, StringComparer.Ordinal);
        names[SbomContent.RootReference] = Root;
        names[SbomContent.DistroReference] = Distro;
        return names;
    }

    /// <summary>The address that the names of a document are unique under.</summary>
    public static string Namespace(Guid uuid) => $"https://plimsoll.dev/sbom/{uuid:D}";

    /// <summary>The annotation of a package. Of several licences SPDX keeps one expression, so the list stands here.</summary>
    public static string Annotation(SbomEntry entry) => PropertyLines.Write(
        entry.Package.Licenses.Length < 2
            ? entry.Properties
            : [.. entry.Properties, .. entry.Package.Licenses.Select(license => new SbomProperty(PackageProperties.License, license))]);
}
