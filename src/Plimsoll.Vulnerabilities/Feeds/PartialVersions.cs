using System.Buffers;
using System.Collections.Immutable;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Completes the boundaries of ranges that have fewer numbers than a semantic version.</summary>
/// <remarks>
/// Advisories write <c>9.3</c> and <c>100</c> where the ecosystem's versions have three numbers; missing ones are zero, as node-semver
/// reads a bound (https://github.com/npm/node-semver, "X-Ranges"). A wildcard (<c>9.x</c>) stays what it is: no version.
/// </remarks>
static class PartialVersions
{
    /// <summary>What a row of numbers is written with.</summary>
    internal static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    const int Numbers = 3;

    /// <summary>The ranges with complete boundaries.</summary>
    /// <param name="ranges">They.</param>
    /// <param name="feed">The ecosystem; of any but those of semantic versions nothing is changed.</param>
    internal static ImmutableArray<VersionRange> Complete(ImmutableArray<VersionRange> ranges, string feed) =>
        feed is "npm" or "crates.io" or "Hex" or "Pub" or "SwiftURL" && ranges.Any(range => range.Events.Any(step => IsPartial(step.Version)))
            ? [.. ranges.Select(range => new VersionRange([.. range.Events.Select(step => step with { Version = Complete(step.Version) })]))]
            : ranges;

    static string Complete(string version)
    {
        if (!IsPartial(version))
            return version;
        for (var count = version.Count('.') + 1; count < Numbers; count++)
            version += ".0";
        return version;
    }

    // "0" is no version but the beginning of all.
    static bool IsPartial(string version)
    {
        if (version == "0")
            return false;
        var numbers = version.AsSpan(version.StartsWith('v') ? 1 : 0);
        return numbers.Length > 0 && numbers[0] != '.' && numbers[^1] != '.' && !numbers.ContainsAnyExcept(NumberCharacters)
            && numbers.Count('.') < Numbers - 1;
    }
}
