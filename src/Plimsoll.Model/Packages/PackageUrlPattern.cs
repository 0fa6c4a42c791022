using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Model.Packages;

/// <summary>A package URL that stands for every package it is a part of. Immutable; safe for concurrent use.</summary>
/// <remarks>
/// OpenVEX, OPENVEX-SPEC.md, "Product Identifiers" and "purls": type, namespace and name are equal; a version that is left out matches
/// every one; every qualifier must be one of the package's. Type, namespace and name are compared in the spelling that their type wants.
/// </remarks>
public sealed class PackageUrlPattern
{
    const string SourceArchitecture = "source";
    const string SourceRpm = "src";

    readonly PackageUrlParts _parts;
    readonly bool _hasWildcards;

    PackageUrlPattern(PackageUrlParts parts, bool hasWildcards) => (_parts, _hasWildcards) = (parts, hasWildcards);

    /// <summary>The type of the package URL, lower case.</summary>
    public string Type => _parts.Type;

    /// <summary>The name, in the spelling of its type.</summary>
    public string Name => _parts.Name;

    /// <summary>The version; empty where every version is meant.</summary>
    public string Version => _parts.Version;

    /// <summary>Whether it names an image: <c>pkg:oci/...</c> or <c>pkg:docker/...</c>.</summary>
    public bool IsImage => Type is "oci" or "docker";

    /// <summary>The value of a qualifier; empty where it has none.</summary>
    /// <param name="key">The key, lower case.</param>
    public string Qualifier(string key) => _parts.Qualifier(key);

    /// <summary>Everything but version, qualifiers and subpath: what registries of documents are indexed by.</summary>
    public string Key => KeyOf(_parts);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">A package URL.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="allowsWildcards">Whether <c>*</c> in name and version stands for any text, and in a namespace too.</param>
    /// <returns>Whether <paramref name="text"/> is a package URL.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out PackageUrlPattern? pattern, bool allowsWildcards = false)
    {
        pattern = null;
        if (Canonical(text) is not { } parts)
            return false;
        pattern = new PackageUrlPattern(parts, allowsWildcards);
        return true;
    }

    /// <summary>The same for one version alone.</summary>
    /// <param name="version">The version.</param>
    public PackageUrlPattern AtVersion(string version) => new(_parts with { Version = version }, _hasWildcards);

    /// <summary>The parts of an installed package that patterns compare, in the spelling of its type; <c>null</c> where its package URL is none.</summary>
    /// <param name="package">The package.</param>
    /// <param name="distro">The distribution that it is installed on; <c>null</c> where there is none.</param>
    public static PackageUrlParts? PartsOf(Package package, Distro? distro) => Canonical(package.Purl(distro).Text);

    /// <summary>Whether an installed package is meant.</summary>
    /// <param name="package">The package.</param>
    /// <param name="distro">The distribution that it is installed on; <c>null</c> where there is none.</param>
    public bool Matches(Package package, Distro? distro) => PartsOf(package, distro) is { } installed && Matches(package, installed);

    /// <summary>Whether an installed package is meant, of which the parts are known already.</summary>
    /// <param name="package">The package.</param>
    /// <param name="installed">Its parts, <see cref="PartsOf"/>.</param>
    public bool Matches(Package package, PackageUrlParts installed)
    {
        if (_parts.Qualifier("arch") is not (SourceArchitecture or SourceRpm))
            return Matches(installed, package);

        // Advisories and statements about the source package are about everything that is built of it.
        var version = package.Ecosystem == Ecosystem.Rpm ? package.SourceVersion[(package.SourceVersion.IndexOf(':') + 1)..] : package.SourceVersion;
        return Matches(installed with
        {
            Name = package.Source,
            Version = version,
            Qualifiers = installed.Qualifiers.SetItem("arch", _parts.Qualifier("arch")),
        }, package);
    }

    /// <summary>Whether another package URL is meant, e.g. that of an image.</summary>
    /// <param name="text">The package URL.</param>
    public bool Matches(string text) => Canonical(text) is { } parts && Matches(parts, null);

    /// <summary>The text in its canonical form.</summary>
    public override string ToString() => _parts.ToString();

    bool Matches(PackageUrlParts installed, Package? package) =>
        _parts.Type == installed.Type
        && Same(_parts.Namespace, installed.Namespace)
        && Same(_parts.Name, installed.Name)
        && (_parts.Version.Length == 0 || Same(Plain(_parts.Version), Plain(installed.Version)))
        && _parts.Qualifiers.All(wanted => HasQualifier(installed, wanted.Key, wanted.Value, package))
        && (_parts.Subpath.Length == 0 || _parts.Subpath == installed.Subpath);

    // A Go version is written with and without its v.
    string Plain(string version) => Type == "golang" && version.StartsWith('v') ? version[1..] : version;

    bool Same(string wanted, string found) =>
        _hasWildcards && wanted.Contains('*') ? Wildcard.Matches(wanted, found) : wanted == found;

    static bool HasQualifier(PackageUrlParts installed, string key, string wanted, Package? package)
    {
        var found = installed.Qualifier(key);
        return key switch
        {
            "epoch" when wanted == "0" => found is "" or "0",
            // "debian-12" and "12" are both in use, and both mean every point release, "debian-12.15".
            "distro" => IsRelease(found, wanted) || IsRelease(found[(found.IndexOf('-') + 1)..], wanted),
            // Red Hat's carries the build of the module behind its stream.
            "rpmmod" when package is { Module.Length: > 0 } => wanted == package.Module || wanted.StartsWith(package.Module + ":", StringComparison.Ordinal),
            _ => found == wanted,
        };
    }

    static bool IsRelease(string found, string wanted) =>
        found == wanted || (wanted.Length > 0 && found.Length > wanted.Length && found[wanted.Length] == '.' && found.StartsWith(wanted, StringComparison.Ordinal));

    static string KeyOf(PackageUrlParts parts) =>
        (parts with { Version = "", Qualifiers = parts.Qualifiers.Clear(), Subpath = "" }).ToString();

    // Written out and read again, every part has the spelling of its type.
    static PackageUrlParts? Canonical(string text) =>
        PackageUrlParts.TryParse(text, out var written) && PackageUrlParts.TryParse(written.ToString(), out var canonical) ? canonical : null;
}
