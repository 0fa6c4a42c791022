using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>What ranges alone say of the fix, and the ranges that feeds without ranges mean.</summary>
static class RangeState
{
    /// <summary>Every version.</summary>
    internal static ImmutableArray<VersionRange> Every { get; } = [new([new(RangeEventKind.Introduced, "0")])];

    /// <summary>Every version before <paramref name="version"/>.</summary>
    internal static ImmutableArray<VersionRange> Before(string version) =>
        [new([new(RangeEventKind.Introduced, "0"), new(RangeEventKind.Fixed, version)])];

    /// <summary>Every version up to <paramref name="version"/>, this one included.</summary>
    internal static ImmutableArray<VersionRange> UpTo(string version) =>
        [new([new(RangeEventKind.Introduced, "0"), new(RangeEventKind.LastAffected, version)])];

    /// <summary>Whether no version is affected: the fix came with version 0, before every version.</summary>
    internal static bool IsNever(ImmutableArray<VersionRange> ranges) => !ranges.IsEmpty && ranges.All(range =>
        range.Events is [{ Kind: RangeEventKind.Introduced, Version: "0" }, { Kind: RangeEventKind.Fixed, Version: "0" }]);

    /// <summary>The versions that ranges do not hold anyway. Sources repeat every version of a range, which says nothing more.</summary>
    /// <param name="versions">The versions named one by one.</param>
    /// <param name="ranges">The ranges beside them.</param>
    /// <param name="feed">The ecosystem.</param>
    internal static ImmutableArray<string> Outside(ImmutableArray<string> versions, ImmutableArray<VersionRange> ranges, string feed) =>
        versions.IsEmpty || ranges.IsEmpty || !VersionOrderings.TryFind(feed, out var ordering)
            ? versions
            : [.. versions.Where(version => !ordering.IsValid(version) || !ranges.Any(range => Holds(range, version, ordering)))];

    // Where a range is not of the plain kind, it is not asked: the versions stay.
    static bool Holds(VersionRange range, string version, IVersionOrdering ordering)
    {
        RangeEvent? last = null;
        foreach (var step in range.Events)
        {
            var isFirst = step is { Kind: RangeEventKind.Introduced, Version: "0" };
            if (step.Kind == RangeEventKind.Limit || (!isFirst && !ordering.IsValid(step.Version)))
                return false;
            if (!isFirst && ordering.Compare(step.Version, version) > 0)
                continue;
            if (last is not { } other || other is { Kind: RangeEventKind.Introduced, Version: "0" } || (!isFirst && ordering.Compare(step.Version, other.Version) >= 0))
                last = step;
        }
        return last is { } decides && (decides.Kind == RangeEventKind.Introduced
            || (decides.Kind == RangeEventKind.LastAffected && ordering.Compare(decides.Version, version) == 0));
    }

    /// <summary>Fixed where a range names a fix, affected where one has no end at all, else unknown.</summary>
    internal static FixState Of(ImmutableArray<VersionRange> ranges)
    {
        if (ranges.Any(range => range.Events.Any(step => step.Kind == RangeEventKind.Fixed)))
            return FixState.Fixed;
        return ranges.Any(range => range.Events.All(step => step.Kind == RangeEventKind.Introduced)) ? FixState.Affected : FixState.Unknown;
    }
}
