using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Which of Red Hat's repositories an image was built from, and so which entries are about its packages.</summary>
/// <remarks>
/// An entry names the repositories that carry the fix, by CPE name (<c>cpe:/a:redhat:enterprise_linux:8::appstream</c>) or by content
/// set (<c>rhel-8-for-x86_64-appstream-rpms</c>). The content manifest of a layer names the content sets that it was built with. Where
/// an image has none, entries of the distribution's own repositories apply, and those of add-on products and extended support do
/// not: their fixes have other versions.
/// </remarks>
/// <param name="manifests">What the layers of the image were built with.</param>
sealed partial class RepositoryFilter(ImmutableArray<ContentManifest> manifests)
{
    /// <summary>Whether an entry about these repositories is about a package at this place.</summary>
    internal bool Allows(ImmutableArray<string> repositories, FileLocation place)
    {
        if (repositories.IsEmpty)
            return true;
        var ofLayer = manifests.Where(manifest => manifest.Location.Layer == place.Layer).ToList();
        var sets = (ofLayer.Count > 0 ? ofLayer : [.. manifests]).SelectMany(manifest => manifest.ContentSets).ToHashSet(StringComparer.Ordinal);
        return repositories.Any(sets.Count == 0 ? IsOwn : repository => sets.Contains(repository) || sets.Any(set => Names(set, repository)));
    }

    // The distribution itself: "enterprise_linux", also of a minor release (AUS, EUS and TUS have names of their own).
    static bool IsOwn(string repository) => Cpe().Match(repository) is { Success: true } cpe
        ? cpe.Groups["product"].Value == "enterprise_linux"
        : ContentSet().IsMatch(repository);

    // rhel-8-for-x86_64-appstream-rpms is enterprise_linux:8::appstream, rhel-8-for-x86_64-appstream-eus-rpms__8_DOT_6 rhel_eus:8.6::appstream.
    static bool Names(string set, string repository)
    {
        if (Cpe().Match(repository) is not { Success: true } cpe || ContentSet().Match(set) is not { Success: true } parts)
            return false;
        var product = parts.Groups["support"].Value is { Length: > 0 } support ? $"rhel_{support}" : "enterprise_linux";
        var release = cpe.Groups["release"].Value;
        return cpe.Groups["product"].Value == product
            && release.Split('.')[0] == parts.Groups["release"].Value
            && (cpe.Groups["channel"].Value is not { Length: > 0 } channel || channel == parts.Groups["channel"].Value);
    }

    [GeneratedRegex(@"^cpe:(?:/|2\.3:)[ao]:redhat:(?<product>[^:]+):(?<release>[^:]+)(?:::?(?:\*:)?(?<channel>[a-z_]+))?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Cpe();

    [GeneratedRegex(@"^rhel-(?<release>\d+)-for-[^-]+-(?<channel>baseos|appstream|crb|codeready-builder|highavailability|resilientstorage|nfv|rt|supplementary|server)(?:-(?<support>eus|aus|tus|e4s))?(?:-[a-z]+)*-rpms", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ContentSet();
}
