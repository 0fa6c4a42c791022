using System.Collections.Frozen;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Sboms;

/// <summary>Makes packages of package URLs: the names and versions that the ecosystem's own reader would find.</summary>
/// <remarks>https://github.com/package-url/purl-spec, the definitions of the types.</remarks>
static class PurlPackages
{
    static readonly FrozenDictionary<string, Ecosystem> ByType = Ecosystem.All.ToFrozenDictionary(ecosystem => ecosystem.PurlType, StringComparer.Ordinal);

    /// <summary>Whether what the type names is an image, not a package.</summary>
    public static bool IsImage(PackageUrlParts purl) => purl.Type is "oci" or "docker";

    /// <summary>The package of a package URL; <c>null</c> where its type is none of ours.</summary>
    /// <param name="purl">The package URL.</param>
    /// <param name="version">Its version where the package URL has none.</param>
    /// <param name="path">The file that declares it, where the component says so.</param>
    /// <param name="properties">What else its document says.</param>
    public static Package? Of(PackageUrlParts purl, string version, string path, IReadOnlyDictionary<string, string> properties)
    {
        if (!ByType.TryGetValue(purl.Type, out var ecosystem))
            return null;

        var name = NameOf(ecosystem, purl);
        var full = VersionOf(ecosystem, purl, version);
        var (source, sourceVersion) = ecosystem.IsOperatingSystem ? ForeignProperties.Source(ecosystem, name, full, purl, properties) : (name, full);
        var location = path.Length > 0 ? path : ForeignProperties.Path(purl, properties);
        return new Package(
            ecosystem, name, full, source, sourceVersion, purl.Qualifier("arch"), new FileLocation(location, ForeignProperties.Layer(properties)));
    }

    static string NameOf(Ecosystem ecosystem, PackageUrlParts purl)
    {
        if (purl.Namespace.Length == 0 || ecosystem == Ecosystem.Deb || ecosystem == Ecosystem.Apk || ecosystem == Ecosystem.Rpm || ecosystem == Ecosystem.Pacman)
            return purl.Name;
        if (ecosystem == Ecosystem.Maven)
            return $"{purl.Namespace}:{purl.Name}";
        if (ecosystem == Ecosystem.Portage)
            return purl.Namespace.IndexOf('/') is > 0 and var slash ? $"{purl.Namespace[(slash + 1)..]}/{purl.Name}" : purl.Namespace == "gentoo" ? purl.Name : $"{purl.Namespace}/{purl.Name}";
        // The user of a Conan package is not part of its name, nor is the maker of a program.
        return ecosystem == Ecosystem.Conan || ecosystem == Ecosystem.Binary ? purl.Name : $"{purl.Namespace}/{purl.Name}";
    }

    // The version of the package URL counts: other fields may be cut or written for people.
    static string VersionOf(Ecosystem ecosystem, PackageUrlParts purl, string version)
    {
        var own = purl.Version.Length > 0 ? purl.Version : version;
        var epoch = purl.Qualifier("epoch");
        return ecosystem == Ecosystem.Rpm && epoch.Length > 0 && epoch != "0" && !own.Contains(':') ? $"{epoch}:{own}" : own;
    }
}
