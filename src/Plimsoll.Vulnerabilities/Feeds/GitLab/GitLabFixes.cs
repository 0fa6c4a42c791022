using System.Collections.Immutable;
using System.Globalization;

namespace Plimsoll.Vulnerabilities.Feeds.GitLab;

/// <summary>Names the fix of ranges of which GitLab gives the last affected version, from the list of fixed ones beside them.</summary>
/// <remarks>
/// Only where the fix is the very next version (<c>&lt;=1.2.0</c>, fixed in <c>1.2.1</c>): of versions in between the advisory says that they
/// are not affected, and a range up to the fix would hold them.
/// </remarks>
static class GitLabFixes
{
    /// <summary>The ranges, with a fix in place of a last affected version where one is known.</summary>
    /// <param name="ranges">They.</param>
    /// <param name="versions">The fixed versions.</param>
    internal static ImmutableArray<VersionRange> Add(ImmutableArray<VersionRange> ranges, IReadOnlyCollection<string> versions)
    {
        if (versions.Count is 0 or > GitLabRange.MaxRanges)
            return ranges;
        var known = versions.ToHashSet(StringComparer.Ordinal);
        return [.. ranges.Select(range => range.Events is [var begin, { Kind: RangeEventKind.LastAffected } end] && begin.Version != end.Version
            && Next(end.Version) is { } next && known.Contains(next)
                ? new VersionRange([begin, new RangeEvent(RangeEventKind.Fixed, next)])
                : range)];
    }

    // 1.2.0 is followed by 1.2.1; of what is no row of numbers nobody knows the next.
    static string? Next(string version)
    {
        var last = version.LastIndexOf('.') + 1;
        return !version.AsSpan().ContainsAnyExcept(PartialVersions.NumberCharacters) && int.TryParse(version.AsSpan(last), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < int.MaxValue
                ? version[..last] + (number + 1).ToString(CultureInfo.InvariantCulture)
                : null;
    }
}
