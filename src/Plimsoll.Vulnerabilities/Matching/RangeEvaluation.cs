using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Orderings;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Decides whether an advisory's ranges hold a version. Allocates nothing.</summary>
/// <remarks>
/// OSV schema 1.7, "Evaluation": events in version order, the last one at or below the version decides. Events at the
/// same version keep the order in which the advisory writes them. What begins at <c>0</c> stands before every version.
/// The events are in the form that <see cref="RowEncoding"/> makes: sorted, and every version of a range is valid.
/// </remarks>
static class RangeEvaluation
{
    /// <summary>Whether <paramref name="version"/> is affected, by a range or by name. Of several ranges the one with the nearest fix is told.</summary>
    /// <param name="events">See <see cref="EventKind"/>.</param>
    /// <param name="texts">The texts of the events.</param>
    /// <param name="version">A valid version.</param>
    /// <param name="ordering">The ecosystem's ordering.</param>
    internal static RangeHit Find<TTexts>(ReadOnlySpan<uint> events, TTexts texts, ReadOnlySpan<char> version, IVersionOrdering ordering)
        where TTexts : ITextSource
    {
        var found = default(RangeHit);
        var at = 0;
        while (at < events.Length && Kind(events[at]) == EventKind.Range)
        {
            var start = ++at;
            while (at < events.Length && Kind(events[at]) < EventKind.Literal)
                at++;
            if (InRange(events[start..at], texts, version, ordering) is { IsHit: true } hit)
                found = found.IsHit ? Nearer(found, hit, texts, ordering) : hit;
        }
        return found.IsHit || !Names(events[at..], texts, version, ordering) ? found : RangeHit.Named;
    }

    static RangeHit InRange<TTexts>(ReadOnlySpan<uint> events, TTexts texts, ReadOnlySpan<char> version, IVersionOrdering ordering)
        where TTexts : ITextSource
    {
        var (first, isBelow) = (0, false);
        while (first < events.Length && Kind(events[first]) == EventKind.Limit)
            isBelow |= ordering.Compare(version, texts.Text(Number(events[first++]))) < 0;
        if (first > 0 && !isBelow)
            return default;

        var (hit, since, until, end) = (false, 0u, 0u, EventKind.Range);
        foreach (var step in events[first..])
        {
            var (kind, text) = (Kind(step), Number(step));
            var order = text == 0 && kind == EventKind.Introduced ? 1 : ordering.Compare(version, texts.Text(text));
            if (kind == EventKind.Introduced)
            {
                if (order < 0)
                    continue;
                if (!hit)
                    (hit, since) = (true, text);
            }
            else if (order > 0 || (order == 0 && kind == EventKind.Fixed))
            {
                hit = false;
            }
            else if (end == EventKind.Range)
            {
                (until, end) = (text, kind);
            }
        }
        return hit ? new RangeHit(true, since, until, end) : default;
    }

    static bool Names<TTexts>(ReadOnlySpan<uint> events, TTexts texts, ReadOnlySpan<char> version, IVersionOrdering ordering)
        where TTexts : ITextSource
    {
        var first = 0;
        while (first < events.Length && Kind(events[first]) == EventKind.Literal)
        {
            if (texts.Text(Number(events[first++])).SequenceEqual(version))
                return true;
        }
        var (low, high) = (first, events.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var order = ordering.Compare(version, texts.Text(Number(events[middle])));
            if (order == 0)
                return true;
            if (order < 0)
                high = middle;
            else
                low = middle + 1;
        }
        return false;
    }

    static RangeHit Nearer<TTexts>(RangeHit left, RangeHit right, TTexts texts, IVersionOrdering ordering) where TTexts : ITextSource
    {
        if (right.Fixed == 0)
            return left;
        return left.Fixed == 0 || ordering.Compare(texts.Text(right.Fixed), texts.Text(left.Fixed)) < 0 ? right : left;
    }

    static EventKind Kind(uint step) => (EventKind)(step >> DatabaseFormat.KindShift);

    static uint Number(uint step) => step & DatabaseFormat.TextMask;
}
