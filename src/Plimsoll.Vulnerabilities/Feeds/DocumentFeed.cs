using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds.Fetching;
using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>A feed of documents of one form, in files and archives.</summary>
/// <param name="name">The feed's name.</param>
/// <param name="format">The form.</param>
/// <param name="files">The files, in the order in which they are read.</param>
sealed class DocumentFeed(string name, IFeedFormat format, ImmutableArray<FeedFile> files) : IFeed
{
    static readonly string[] Endings = [".json", ".xml", ".yml"];

    // Descriptions of software and lists of files, which lie beside records in archives.
    static readonly string[] OtherFiles = ["manifest.json", "package.json", "package-lock.json", "schema.json"];

    public string Name => name;

    public int Count { get; private set; }

    public DateTimeOffset? Published => files.Max(file => AdvisoryText.Date(FetchState.Read(file.Path)?.Modified ?? ""));

    /// <summary>Whether a file may be a document, by its name: not one that is hidden, or known as something else.</summary>
    /// <remarks>GitHub's reports that nobody has reviewed name no packages.</remarks>
    internal static bool IsDocument(string path) =>
        Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && !IsOther(path);

    /// <summary>Whether a file is known to be no document, whatever it holds.</summary>
    internal static bool IsOther(string path) =>
        path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal) || path.Contains("advisories/unreviewed/", StringComparison.Ordinal)
        || OtherFiles.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);

    public void Read(Action<AdvisoryRecord> record, Action<Unread> unread, Action<int> progress, CancellationToken cancellation)
    {
        var reading = new FeedReading(name, record, unread, progress, cancellation);
        var newest = format.HasOneRecord ? Newest(cancellation) : [];
        var number = 0;
        foreach (var file in files)
        {
            try
            {
                Visit(file, (subject, stream) => ReadDocument(subject, stream, number++, newest, reading), cancellation);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                reading.Fail(file.Name, error.Message, error is InvalidDataException ? UnreadReason.Malformed : UnreadReason.Inaccessible);
            }
        }
        reading.Finish();
    }

    void ReadDocument(string subject, Stream stream, int number, Dictionary<UInt128, (long Date, int Number)> newest, FeedReading reading)
    {
        try
        {
            format.Read(subject, stream, format.HasOneRecord
                ? reading.Within(read => !newest.TryGetValue(Key(read.Advisory.Id), out var best) || best.Number == number)
                : reading);
        }
        catch (InvalidDataException error)
        {
            reading.Fail(subject, error.Message);
        }
    }

    // Which document has the newest record of each id, by its number. What cannot be read is told by the second passage.
    Dictionary<UInt128, (long Date, int Number)> Newest(CancellationToken cancellation)
    {
        var newest = new Dictionary<UInt128, (long Date, int Number)>();
        var number = 0;
        foreach (var file in files)
        {
            try
            {
                Visit(file, (_, stream) =>
                {
                    var at = number++;
                    if (format.Identify(stream) is not { } found)
                        return;
                    var (key, date) = (Key(found.Id), found.Newest?.UtcTicks ?? 0);
                    if (!newest.TryGetValue(key, out var other) || date > other.Date)
                        newest[key] = (date, at);
                }, cancellation);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
        Count = number;
        return newest;
    }

    // Exports have more than a million records: their ids would need hundreds of megabytes.
    static UInt128 Key(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    void Visit(FeedFile file, Action<string, Stream> visit, CancellationToken cancellation) =>
        file.Visit(path => path.EndsWith(format.Ending, StringComparison.OrdinalIgnoreCase) && !IsOther(path), (subject, stream) =>
        {
            visit(subject, stream);
            return true;
        }, cancellation);
}
