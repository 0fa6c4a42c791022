using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Takes what the documents of one feed hold, checks it, and hands it on. Not safe for concurrent use.</summary>
/// <param name="feed">The feed's name.</param>
/// <param name="record">Takes a record.</param>
/// <param name="unread">Takes what could not be read.</param>
/// <param name="progress">Takes how many records were read.</param>
/// <param name="cancellation">Stops the reading.</param>
sealed class FeedReading(string feed, Action<AdvisoryRecord> record, Action<Unread> unread, Action<int> progress, CancellationToken cancellation)
{
    /// <summary>Records of one feed.</summary>
    internal const int MaxRecords = 20_000_000;

    const int ProgressStep = 500;

    FeedReading? _whole;
    Func<AdvisoryRecord, bool> _isNewest = static _ => true;
    int _count;
    int _repeated;
    string _repeatedExample = "";
    int _gitOnly;
    string _gitExample = "";
    readonly SortedDictionary<string, int> _left = new(StringComparer.Ordinal);

    internal CancellationToken Cancellation => cancellation;

    /// <summary>When the feed is read: a withdrawal that lies behind it is none yet.</summary>
    internal DateTimeOffset Now { get; init; } = TimeProvider.System.GetUtcNow();

    /// <summary>Takes a record; ranges that contradict themselves are told and left out.</summary>
    /// <param name="read">The record.</param>
    /// <param name="subject">Where it is, for people.</param>
    /// <exception cref="InvalidDataException">The feed has too many records.</exception>
    internal void Add(AdvisoryRecord read, string subject)
    {
        if (_whole is not null)
        {
            if (_isNewest(read))
                _whole.Add(read, subject);
            else
                _whole.Repeat(read.Advisory.Id);
            return;
        }
        cancellation.ThrowIfCancellationRequested();
        if (_count == MaxRecords)
            throw new InvalidDataException($"The feed has more records than the limit of {MaxRecords:N0}.");
        if (_count++ % ProgressStep == 0)
            progress(_count - 1);
        if (read.GitOnly > 0)
        {
            _gitOnly += read.GitOnly;
            _gitExample = _gitExample.Length > 0 ? _gitExample : read.Advisory.Id;
        }

        record(Consistent(read, subject));
    }

    /// <summary>The same reading, for a document of which some records are not the newest of their id: those are counted, not taken.</summary>
    internal FeedReading Within(Func<AdvisoryRecord, bool> isNewest) => new(feed, record, unread, progress, cancellation) { _whole = this, _isNewest = isNewest };

    /// <summary>Tells of a record, or of the rest of a document, that could not be read.</summary>
    internal void Fail(string subject, string detail, UnreadReason reason = UnreadReason.Malformed) => unread(new Unread(subject, reason, detail));

    /// <summary>Counts a record that is there once more, older or equal.</summary>
    internal void Repeat(string id)
    {
        if (_whole is not null)
        {
            _whole.Repeat(id);
            return;
        }
        _repeated++;
        _repeatedExample = _repeatedExample.Length > 0 ? _repeatedExample : id;
    }

    /// <summary>Counts something that is of no use here, for one line at the end.</summary>
    /// <param name="what">What, with its reason: e.g. <c>of the release "sarge", which has no number here</c>.</param>
    internal void Leave(string what)
    {
        if (_whole is not null)
        {
            _whole.Leave(what);
            return;
        }
        const int most = 200;
        if (_left.ContainsKey(what) || _left.Count < most)
            _left[what] = _left.GetValueOrDefault(what) + 1;
    }

    /// <summary>Tells what was counted.</summary>
    internal void Finish()
    {
        progress(_count);
        if (_repeated > 0)
            Fail(feed, Count(_repeated, $"records are there more than once; of each the newest was taken, e.g. of {_repeatedExample}."));
        if (_gitOnly > 0)
            Fail(feed, Count(_gitOnly, $"packages are described by git commits only, with which no version can be compared, e.g. by {_gitExample}."), UnreadReason.Unsupported);
        foreach (var (what, count) in _left)
            Fail(feed, Count(count, $"entries left out: {what}."), UnreadReason.Unsupported);
    }

    AdvisoryRecord Consistent(AdvisoryRecord read, string subject)
    {
        ImmutableArray<AffectedEntry>.Builder? kept = null;
        for (var i = 0; i < read.Affected.Length; i++)
        {
            var entry = read.Affected[i];
            var rest = RangeContradiction.Remove(entry, out var contradiction);
            if (contradiction is not null)
            {
                unread(new Unread(subject, UnreadReason.Malformed, $"{read.Advisory.Id} on {entry.Feed} {entry.Package}: {contradiction} The range is left out."));
                if (kept is null)
                {
                    kept = ImmutableArray.CreateBuilder<AffectedEntry>(read.Affected.Length);
                    kept.AddRange(read.Affected.AsSpan()[..i]);
                }
            }
            if (rest is not null)
                kept?.Add(rest);
        }
        return kept is null ? read : read with { Affected = kept.ToImmutable() };
    }

    static string Count(int count, string rest) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {rest}");
}
