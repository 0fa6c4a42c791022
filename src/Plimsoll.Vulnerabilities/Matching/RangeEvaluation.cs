using System.Collections.Immutable;
using Plimsoll.Vulnerabilities.Feeds;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Decides whether advisories' ranges hold a version.</summary>
/// <remarks>
/// OSV schema 1.7, "Evaluation": events in version order, the last one at or below the version decides. Events at the
/// same version keep the order in which the advisory writes them. <c>introduced: 0</c> stands before every version.
/// </remarks>
static class RangeEvaluation
{
    const string First = "0";

    /// <summary>Whether <paramref name="version"/> is affected, by a range or by name.</summary>
    /// <param name="version">A valid version.</param>
    /// <param name="ranges">The advisory's ranges.</param>
    /// <param name="versions">The versions that it names one by one.</param>
    /// <param name="ordering">The ecosystem's ordering.</param>
    /// <param name="unreadable">Set to an event's version that is not one; its range is not evaluated.</param>
    internal static Containment? Find(
        string version, ImmutableArray<VersionRange> ranges, ImmutableArray<string> versions, IVersionOrdering ordering, ref string? unreadable)
    {
        Containment? found = null;
        foreach (var range in ranges)
        {
            if (FirstInvalid(range, ordering) is { } invalid)
                unreadable ??= invalid;
            else if (InRange(version, range, ordering) is { } containment)
                found = found is { } other ? Nearer(other, containment, ordering) : containment;
        }
        return found ?? (Names(version, versions, ordering) ? new Containment("", $"= {version}") : null);
    }

    static bool Names(string version, ImmutableArray<string> versions, IVersionOrdering ordering) =>
        versions.Contains(version, StringComparer.Ordinal)
        || versions.Any(named => ordering.IsValid(named) && ordering.Compare(named, version) == 0);

    static string? FirstInvalid(VersionRange range, IVersionOrdering ordering)
    {
        foreach (var (kind, version) in range.Events)
        {
            if (!Precedes(kind, version) && !Unlimited(kind, version) && !ordering.IsValid(version))
                return version;
        }
        return null;
    }

    static Containment? InRange(string version, VersionRange range, IVersionOrdering ordering)
    {
        var limits = range.Events.Where(step => step.Kind == RangeEventKind.Limit).ToList();
        if (limits.Count > 0 && !limits.Any(limit => Unlimited(limit.Kind, limit.Version) || ordering.Compare(version, limit.Version) < 0))
            return null;

        var events = range.Events.Where(step => step.Kind != RangeEventKind.Limit).ToList();
        if (events is not [] and not [_] and not [{ Kind: RangeEventKind.Introduced, Version: First }, _])
            events = [.. events.Order(Comparer<RangeEvent>.Create((left, right) => Compare(left, right, ordering)))];

        RangeEvent? since = null;
        RangeEvent? until = null;
        foreach (var step in events)
        {
            var order = Precedes(step.Kind, step.Version) ? 1 : ordering.Compare(version, step.Version);
            if (step.Kind == RangeEventKind.Introduced && order >= 0)
                since ??= step;
            else if (order > 0 || (order == 0 && step.Kind == RangeEventKind.Fixed))
                since = null;
            else if (step.Kind != RangeEventKind.Introduced)
                until ??= step;
        }
        if (since is null)
            return null;

        return until switch
        {
            { Kind: RangeEventKind.Fixed } end => new Containment(end.Version, $">= {since.Value.Version}, < {end.Version}"),
            { } end => new Containment("", $">= {since.Value.Version}, <= {end.Version}"),
            null => new Containment("", $">= {since.Value.Version}"),
        };
    }

    static Containment Nearer(Containment left, Containment right, IVersionOrdering ordering)
    {
        if (right.FixedVersion.Length == 0)
            return left;
        return left.FixedVersion.Length == 0 || ordering.Compare(right.FixedVersion, left.FixedVersion) < 0 ? right : left;
    }

    static int Compare(RangeEvent left, RangeEvent right, IVersionOrdering ordering) =>
        (Precedes(left.Kind, left.Version), Precedes(right.Kind, right.Version)) switch
        {
            (true, true) => 0,
            (true, false) => -1,
            (false, true) => 1,
            _ => ordering.Compare(left.Version, right.Version),
        };

    static bool Precedes(RangeEventKind kind, string version) => kind == RangeEventKind.Introduced && version == First;

    static bool Unlimited(RangeEventKind kind, string version) => kind == RangeEventKind.Limit && version == "*";
}
