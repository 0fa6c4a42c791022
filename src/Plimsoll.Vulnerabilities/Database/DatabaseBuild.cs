using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Compiles a folder of feeds into one database file, with the texts in a second one beside it.</summary>
/// <remarks>
/// Which feeds a folder may hold: docs/feeds.md. The same files and build time give the same bytes: feeds and records are taken in the
/// order of their names.
/// </remarks>
public static class DatabaseBuild
{
    internal const int MaxUnread = 1_000;

    /// <summary>Builds <paramref name="output"/> from <paramref name="folder"/>. The file appears when it is complete.</summary>
    /// <param name="folder">The folder that holds the feeds.</param>
    /// <param name="output">The file; replaced where it exists.</param>
    /// <param name="time">The clock that dates the database.</param>
    /// <param name="progress">Told of progress; may be <c>null</c>.</param>
    /// <param name="cancellation">Stops the build and removes what it wrote.</param>
    /// <exception cref="DatabaseException">The folder holds no feed, or the file cannot be written.</exception>
    public static Task<BuildResult> RunAsync(
        string folder, string output, TimeProvider time, IProgress<BuildProgress>? progress, CancellationToken cancellation) =>
        // Reading and writing here is blocking work from end to end; it must not hold up the caller's thread.
        Task.Factory.StartNew(() => Run(folder, output, time.GetUtcNow(), progress, cancellation), cancellation,
            TaskCreationOptions.LongRunning, TaskScheduler.Default);

    static BuildResult Run(
        string folder, string output, DateTimeOffset built, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        var unread = new List<Unread>();
        var sources = Feeds(folder, unread);
        try
        {
            using var file = new ReplacedFile(output);
            using var texts = new ReplacedFile(AdvisoryTexts.PathBeside(output));
            var writer = new DatabaseWriter(new AdvisoryTextsWriter(texts.Stream));
            var feeds = ImmutableArray.CreateBuilder<FeedStatus>();
            foreach (var source in sources)
            {
                if (ReadFeed(source, built, writer, unread, progress, cancellation) is { } status)
                    feeds.Add(status);
            }
            if (unread.Count > 0 && feeds.Sum(feed => feed.Records) == 0)
                throw new DatabaseException($"Nothing in {folder} could be read as an advisory ({unread[0].Subject}: {unread[0].Detail}). {output} is left as it is.");
            feeds.AddRange(CveFeeds.Write(folder, writer, unread, cancellation));
            feeds.Sort(Comparer<FeedStatus>.Create((left, right) => string.CompareOrdinal(left.Name, right.Name)));
            foreach (var feed in feeds)
                writer.Add(feed);
            writer.Write(file.Stream, built);
            file.Replace();
            texts.Replace();
            return new BuildResult(new DatabaseStatus(output, IsDemonstration: false, built, feeds.ToImmutable()), Bounded(unread));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The database {output} cannot be written: {error.Message}", error);
        }
    }

    static ImmutableArray<IFeed> Feeds(string folder, List<Unread> unread)
    {
        if (!Directory.Exists(folder))
            throw new DatabaseException($"There is no folder {folder} to build a database from.");

        var feeds = FeedFolder.Open(folder, unread.Add);
        return feeds.IsEmpty
            ? throw new DatabaseException($"The folder {folder} holds no advisories: expected ECOSYSTEM/all.zip, e.g. Debian/all.zip, as in osv.dev's export, or another form of docs/feeds.md.")
            : feeds;
    }

    // A feed of which nothing could be read is no feed: its absence is told, and so is why.
    static FeedStatus? ReadFeed(
        IFeed feed, DateTimeOffset built, DatabaseWriter writer, List<Unread> unread, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        var (records, failures, newest) = (0L, 0, (DateTimeOffset?)null);
        feed.Read(
            record =>
            {
                if (record.Withdrawn)
                    return;
                writer.Add(record, feed.Name);
                records++;
                // Some sources carry dates in the future; they would hide how old the rest is.
                if (record.Newest <= built && (newest is null || record.Newest > newest))
                    newest = record.Newest;
            },
            failure =>
            {
                failures++;
                unread.Add(failure);
            },
            done => progress?.Report(new BuildProgress(feed.Name, done, feed.Count)),
            cancellation);
        return records == 0 && failures > 0 ? null : new FeedStatus(feed.Name, records, newest ?? feed.Published);
    }

    static ImmutableArray<Unread> Bounded(List<Unread> unread) => unread.Count <= MaxUnread
        ? [.. unread]
        : [.. unread.Take(MaxUnread), new Unread("feeds", UnreadReason.LimitExceeded, $"{unread.Count - MaxUnread:N0} more records could not be read.")];
}
