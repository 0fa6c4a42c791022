using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Finds ranges of versions that contradict themselves: the fix comes before the vulnerability.</summary>
/// <remarks>
/// Of the events of a range in version order the first must introduce the vulnerability. What cannot be compared is left to the
/// matching, which tells of it.
/// </remarks>
static class RangeContradiction
{
    /// <summary>Takes the ranges that contradict themselves out of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="contradiction">What contradicts, for people; <c>null</c> where nothing does.</param>
    /// <returns>The rest; <c>null</c> where nothing is left.</returns>
    internal static AffectedEntry? Remove(AffectedEntry entry, out string? contradiction)
    {
        contradiction = null;
        if (entry.Ranges.All(range => range.Events[0] is { Kind: RangeEventKind.Introduced, Version: "0" }) || !VersionOrderings.TryFind(entry.Feed, out var ordering))
            return entry;

        var ranges = entry.Ranges;
        foreach (var range in entry.Ranges)
        {
            if (Find(range, ordering) is not { } found)
                continue;
            contradiction ??= found;
            ranges = ranges.Remove(range);
        }
        if (contradiction is null)
            return entry;
        return ranges.IsEmpty && entry.Versions.IsEmpty ? null : entry with { Ranges = ranges };
    }

    static string? Find(VersionRange range, IVersionOrdering ordering)
    {
        string? introduced = null;
        string? ended = null;
        foreach (var (kind, version) in range.Events)
        {
            if (kind == RangeEventKind.Introduced)
            {
                if (version == "0")
                    return null;
                if (!ordering.IsValid(version))
                    return null;
                if (introduced is null || ordering.Compare(version, introduced) < 0)
                    introduced = version;
            }
            else if (kind is RangeEventKind.Fixed or RangeEventKind.LastAffected)
            {
                if (!ordering.IsValid(version))
                    return null;
                if (ended is null || ordering.Compare(version, ended) < 0)
                    ended = version;
            }
        }
        return introduced is not null && ended is not null && ordering.Compare(ended, introduced) < 0
            ? $"a range ends at {ended}, before it begins at {introduced}."
            : null;
    }
}
