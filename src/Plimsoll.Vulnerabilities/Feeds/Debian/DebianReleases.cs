using System.Collections.Frozen;

namespace Plimsoll.Vulnerabilities.Feeds.Debian;

/// <summary>The numbers of Debian's releases by their code names, and the feeds that are named after them.</summary>
/// <remarks>https://www.debian.org/releases/; 15 was announced by the release team in 2025.</remarks>
static class DebianReleases
{
    static readonly FrozenDictionary<string, string> Numbers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["woody"] = "3.0", ["sarge"] = "3.1", ["etch"] = "4", ["lenny"] = "5", ["squeeze"] = "6", ["wheezy"] = "7", ["jessie"] = "8", ["stretch"] = "9",
        ["buster"] = "10", ["bullseye"] = "11", ["bookworm"] = "12", ["trixie"] = "13", ["forky"] = "14", ["duke"] = "15", ["sid"] = "sid",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The feed of a release, e.g. <c>Debian:12</c> of <c>bookworm</c>; <c>null</c> where its number is not known.</summary>
    internal static string? Feed(string codeName) => Numbers.TryGetValue(codeName, out var number) ? $"Debian:{number}" : null;
}
