using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>A feed of documents of one form, in files and archives.</summary>
/// <param name="name">The feed's name.</param>
/// <param name="format">The form.</param>
/// <param name="files">The files, in the order in which they are read.</param>
sealed class DocumentFeed(string name, IFeedFormat format, ImmutableArray<FeedFile> files) : IFeed
{
    static readonly string[] Endings = [".json", ".xml", ".yml", ".yaml"];

    public string Name => name;

    public int Count { get; private set; }

    /// <summary>Whether a file within an archive may be a document.</summary>
    /// <remarks>GitHub's reports that nobody has reviewed name no packages.</remarks>
    internal static bool IsDocument(string path) =>
        Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && !path.Contains("advisories/unreviewed/", StringComparison.Ordinal);

    public void Read(Action<AdvisoryRecord> record, Action<Unread> unread, Action<int> progress, CancellationToken cancellation)
    {
        var reading = new FeedReading(name, record, unread, progress, cancellation);
        var newest = format.HasOneRecord ? Newest(cancellation) : [];
        Count = newest.Count;
        foreach (var file in files)
        {
            try
            {
                Visit(file, (subject, stream) => ReadDocument(subject, stream, newest, reading), reading.Cancellation);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                reading.Fail(file.Name, error.Message, error is InvalidDataException ? UnreadReason.Malformed : UnreadReason.Inaccessible);
            }
        }
        reading.Finish();
    }

    void ReadDocument(string subject, Stream stream, Dictionary<string, (DateTimeOffset? Date, string Subject)> newest, FeedReading reading)
    {
        try
        {
            if (format.HasOneRecord)
            {
                var sifted = new FeedReading(name, read => Sift(read, subject, newest, reading), unread => reading.Fail(unread.Subject, unread.Detail, unread.Reason), _ => { }, reading.Cancellation);
                format.Read(subject, stream, sifted);
            }
            else
            {
                format.Read(subject, stream, reading);
            }
        }
        catch (InvalidDataException error)
        {
            reading.Fail(subject, error.Message);
        }
    }

    static void Sift(AdvisoryRecord read, string subject, Dictionary<string, (DateTimeOffset? Date, string Subject)> newest, FeedReading reading)
    {
        if (newest.TryGetValue(read.Advisory.Id, out var best) && best.Subject != subject)
            reading.Repeat(read.Advisory.Id);
        else
            reading.Add(read, subject);
    }

    // Which document has the newest record of each id. What cannot be read is told by the second passage.
    Dictionary<string, (DateTimeOffset? Date, string Subject)> Newest(CancellationToken cancellation)
    {
        var newest = new Dictionary<string, (DateTimeOffset? Date, string Subject)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            try
            {
                Visit(file, (subject, stream) =>
                {
                    if (format.Identify(stream) is { } found
                        && (!newest.TryGetValue(found.Id, out var other) || Nullable.Compare(found.Newest, other.Date) > 0))
                    {
                        newest[found.Id] = (found.Newest, subject);
                    }
                }, cancellation);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
        return newest;
    }

    static void Visit(FeedFile file, Action<string, Stream> visit, CancellationToken cancellation) =>
        file.Visit(IsDocument, (subject, stream) =>
        {
            visit(subject, stream);
            return true;
        }, cancellation);
}
