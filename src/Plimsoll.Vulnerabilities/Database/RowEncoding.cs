using System.Collections.Immutable;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Matching;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Brings what an advisory says of a package into the form that is evaluated without sorting and without checking.</summary>
/// <param name="texts">Numbers the versions.</param>
sealed class RowEncoding(TextPool texts)
{
    const string First = "0";
    const string NoLimit = "*";

    /// <summary>The rows that say what the entry says.</summary>
    /// <param name="entry">What an advisory says of a package.</param>
    /// <param name="ordering">The ordering of its versions; <c>null</c> where nobody knows it.</param>
    /// <returns>As a rule one; one more for each range that names a version which is not one.</returns>
    internal IEnumerable<(RowShape Shape, uint[] Events)> Encode(AffectedEntry entry, IVersionOrdering? ordering)
    {
        var ranges = new List<ImmutableArray<RangeEvent>>();
        foreach (var range in entry.Ranges)
        {
            if (ordering is not null && Invalid(range.Events, ordering) is { } invalid)
                yield return (RowShape.Unreadable, [Event(EventKind.Literal, invalid)]);
            else if (!range.Events.IsEmpty)
                ranges.Add(range.Events);
        }
        if (entry.Versions.IsEmpty && ranges is [[{ Kind: RangeEventKind.Introduced, Version: First }, { Kind: RangeEventKind.Fixed } end]])
        {
            yield return (RowShape.Before, [Event(EventKind.Fixed, end.Version)]);
            yield break;
        }

        var events = new List<uint>();
        foreach (var range in ranges)
            AddRange(events, range, ordering);
        AddVersions(events, entry.Versions, ordering);
        if (events.Count > 0)
            yield return (RowShape.Ranges, [.. events]);
    }

    void AddRange(List<uint> events, ImmutableArray<RangeEvent> range, IVersionOrdering? ordering)
    {
        events.Add(Event(EventKind.Range, ""));
        // What has no limit needs none.
        if (!range.Any(step => step is { Kind: RangeEventKind.Limit, Version: NoLimit }))
            events.AddRange(range.Where(step => step.Kind == RangeEventKind.Limit).Select(step => Event(EventKind.Limit, step.Version)));
        var steps = range.Where(step => step.Kind != RangeEventKind.Limit);
        if (ordering is not null)
            steps = steps.Order(Comparer<RangeEvent>.Create((left, right) => Compare(left, right, ordering)));
        events.AddRange(steps.Select(step => IsFirst(step) ? Event(EventKind.Introduced, "") : Event(Kind(step.Kind), step.Version)));
    }

    // A version that the ranges hold already is not written a second time: of PyPI's advisories that is nearly all.
    void AddVersions(List<uint> events, ImmutableArray<string> versions, IVersionOrdering? ordering)
    {
        var ranges = events.ToArray();
        events.AddRange(versions.Where(version => ordering?.IsValid(version) != true).Order(StringComparer.Ordinal)
            .Select(version => Event(EventKind.Literal, version)));
        if (ordering is null)
            return;
        events.AddRange(versions
            .Where(version => ordering.IsValid(version) && !RangeEvaluation.Find(ranges, texts, version, ordering).IsHit)
            .Order(Comparer<string>.Create((left, right) => ordering.Compare(left, right)))
            .Select(version => Event(EventKind.Exact, version)));
    }

    uint Event(EventKind kind, string version) => ((uint)kind << DatabaseFormat.KindShift) | texts.Number(version);

    static string? Invalid(ImmutableArray<RangeEvent> range, IVersionOrdering ordering)
    {
        foreach (var step in range)
        {
            if (!IsFirst(step) && step is not { Kind: RangeEventKind.Limit, Version: NoLimit } && !ordering.IsValid(step.Version))
                return step.Version;
        }
        return null;
    }

    static bool IsFirst(RangeEvent step) => step is { Kind: RangeEventKind.Introduced, Version: First };

    static int Compare(RangeEvent left, RangeEvent right, IVersionOrdering ordering) => (IsFirst(left), IsFirst(right)) switch
    {
        (true, true) => 0,
        (true, false) => -1,
        (false, true) => 1,
        _ => ordering.Compare(left.Version, right.Version),
    };

    static EventKind Kind(RangeEventKind kind) => kind switch
    {
        RangeEventKind.Introduced => EventKind.Introduced,
        RangeEventKind.Fixed => EventKind.Fixed,
        RangeEventKind.LastAffected => EventKind.LastAffected,
        _ => EventKind.Limit,
    };
}
