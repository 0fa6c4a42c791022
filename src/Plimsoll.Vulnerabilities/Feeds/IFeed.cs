using Plimsoll.Model.Findings;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>One source of advisories in a folder of feeds, in its publisher's own format.</summary>
interface IFeed
{
    /// <summary>What people call it, e.g. <c>Debian</c>, <c>Debian security tracker</c>, <c>Red Hat CSAF</c>.</summary>
    string Name { get; }

    /// <summary>How many records it holds, for progress; 0 where that is not known (yet): a feed may learn it while it is read.</summary>
    int Count { get; }

    /// <summary>
    /// When its publisher last changed its files, as the server said that they were fetched from; <c>null</c> where nobody wrote that
    /// down. It is the age of a feed whose records have no dates.
    /// </summary>
    DateTimeOffset? Published { get; }

    /// <summary>
    /// Hands every record over, and everything that could not be read, in an order that depends only on the files. Never throws
    /// for what the files hold; withdrawn records are handed over like others.
    /// </summary>
    /// <param name="record">Takes a record.</param>
    /// <param name="unread">Takes what could not be read.</param>
    /// <param name="progress">Takes how many records were read so far, now and then.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    void Read(Action<AdvisoryRecord> record, Action<Unread> unread, Action<int> progress, CancellationToken cancellation);
}
