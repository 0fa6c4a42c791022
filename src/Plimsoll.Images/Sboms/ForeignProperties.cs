using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Sboms;

/// <summary>What other scanners write of a package beside its package URL: source package, path, layer.</summary>
/// <remarks>
/// Trivy: properties <c>aquasecurity:trivy:SrcName</c>, <c>SrcVersion</c>, <c>SrcRelease</c>, <c>SrcEpoch</c>, <c>FilePath</c>, <c>LayerDigest</c>. Syft:
/// properties <c>syft:metadata:source</c>, <c>syft:location:0:path</c> and <c>layerID</c>, and the qualifier <c>upstream</c> of its package URLs.
/// </remarks>
static class ForeignProperties
{
    /// <summary>What the names of Trivy's properties begin with.</summary>
    public const string TrivyPrefix = "aquasecurity:trivy:";

    const string SourceRpm = ".src.rpm";

    /// <summary>The source package and its version; the package's own where nothing else is said.</summary>
    public static (string Name, string Version) Source(
        Ecosystem ecosystem, string name, string version, PackageUrlParts purl, IReadOnlyDictionary<string, string> properties)
    {
        if (Text(properties, TrivyPrefix + "SrcName") is { Length: > 0 } trivy)
            return (trivy, TrivyVersion(properties) is { Length: > 0 } source ? source : version);

        var upstream = purl.Qualifier("upstream") is { Length: > 0 } stated ? stated
            : Text(properties, "syft:metadata:sourceRpm") is { Length: > 0 } rpm ? rpm
            : Text(properties, "syft:metadata:originPackage") is { Length: > 0 } origin ? origin
            : Text(properties, "syft:metadata:source");
        if (upstream.Length == 0)
            return (name, version);
        if (ecosystem == Ecosystem.Rpm && upstream.EndsWith(SourceRpm, StringComparison.Ordinal))
            return RpmSource(upstream[..^SourceRpm.Length], name, version);
        return upstream.LastIndexOf('@') is > 0 and var at ? (upstream[..at], upstream[(at + 1)..])
            : (upstream, Text(properties, "syft:metadata:sourceVersion") is { Length: > 0 } other ? other : version);
    }

    /// <summary>The file that declares the package; empty where nothing says.</summary>
    public static string Path(PackageUrlParts purl, IReadOnlyDictionary<string, string> properties) =>
        Text(properties, TrivyPrefix + "FilePath") is { Length: > 0 } trivy ? trivy
        : Text(properties, "syft:location:0:path") is { Length: > 0 } syft ? syft.TrimStart('/')
        : purl.Qualifier("file_path");

    /// <summary>The layer that holds it; <c>null</c> where nothing says.</summary>
    public static Digest? Layer(IReadOnlyDictionary<string, string> properties) =>
        Digest.TryParse(Text(properties, TrivyPrefix + "LayerDigest"), out var trivy) ? trivy
        : Digest.TryParse(Text(properties, "syft:location:0:layerID"), out var syft) ? syft
        : null;

    static string TrivyVersion(IReadOnlyDictionary<string, string> properties)
    {
        var version = Text(properties, TrivyPrefix + "SrcVersion");
        if (version.Length == 0)
            return "";
        if (Text(properties, TrivyPrefix + "SrcRelease") is { Length: > 0 } release)
            version = $"{version}-{release}";
        return Text(properties, TrivyPrefix + "SrcEpoch") is { Length: > 0 } epoch && epoch != "0" ? $"{epoch}:{version}" : version;
    }

    // NAME-VERSION-RELEASE; the epoch is that of the package, for a source package has no other.
    static (string Name, string Version) RpmSource(string text, string name, string version)
    {
        var release = text.LastIndexOf('-');
        var start = release > 0 ? text.LastIndexOf('-', release - 1) : -1;
        if (start <= 0)
            return (name, version);
        var epoch = version.IndexOf(':') is > 0 and var colon ? version[..(colon + 1)] : "";
        return (text[..start], epoch + text[(start + 1)..]);
    }

    static string Text(IReadOnlyDictionary<string, string> properties, string key) => properties.GetValueOrDefault(key, "");
}
