using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Compiles a folder of feeds into one database file.</summary>
/// <remarks>
/// The folder is laid out as osv.dev's export: <c>ECOSYSTEM/all.zip</c>, any number of them. Beside them, or in a folder
/// <c>data</c>, may lie the KEV catalogue, the EPSS scores and CVSS vectors by CVE. The same files and build time give the
/// same bytes: records are taken in the order of their names.
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
        var target = Path.GetFullPath(output);
        var fresh = $"{target}.{Environment.ProcessId}.new";
        var staging = fresh + ".rows";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a full path of a file has a parent
            File.Delete(fresh);
            File.Delete(staging);
            var feeds = Write(folder, sources, fresh, staging, built, unread, progress, cancellation);
            File.Move(fresh, target, overwrite: true);
            return new BuildResult(new DatabaseStatus(output, IsDemonstration: false, built, feeds), Bounded(unread));
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The database {output} cannot be written: {error.Message}", error);
        }
        finally
        {
            if (Directory.Exists(Path.GetDirectoryName(target)))
            {
                File.Delete(fresh);
                File.Delete(staging);
            }
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

    static ImmutableArray<FeedStatus> Write(
        string folder, ImmutableArray<IFeed> sources, string path, string staging, DateTimeOffset built,
        List<Unread> unread, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        using var writer = new DatabaseWriter(path, staging);
        var feeds = ImmutableArray.CreateBuilder<FeedStatus>();
        foreach (var source in sources)
        {
            if (ReadFeed(source, built, writer, unread, progress, cancellation) is { } status)
                feeds.Add(status);
        }
        feeds.AddRange(CveFeeds.Write(folder, writer, unread, cancellation));
        foreach (var feed in feeds)
            writer.Add(feed);
        writer.Finish(built);
        return [.. feeds.OrderBy(feed => feed.Name, StringComparer.Ordinal)];
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
                writer.Add(record);
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
