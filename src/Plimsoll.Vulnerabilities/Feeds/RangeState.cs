using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;

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

    /// <summary>Fixed where a range names a fix, affected where one has no end at all, else unknown.</summary>
    internal static FixState Of(ImmutableArray<VersionRange> ranges)
    {
        if (ranges.Any(range => range.Events.Any(step => step.Kind == RangeEventKind.Fixed)))
            return FixState.Fixed;
        return ranges.Any(range => range.Events.All(step => step.Kind == RangeEventKind.Introduced)) ? FixState.Affected : FixState.Unknown;
    }
}
