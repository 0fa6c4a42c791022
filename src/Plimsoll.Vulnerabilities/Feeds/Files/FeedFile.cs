using System.Formats.Tar;
using System.IO.Compression;
using ZstdSharp;

namespace Plimsoll.Vulnerabilities.Feeds.Files;

/// <summary>A file in a folder of feeds: one document or, where it is an archive, many. Compression is undone on the way.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">For people: the path within the folder.</param>
/// <remarks>Recognised by the first bytes, not by the name: zip, and gzip, bzip2, zstd or nothing around a tar or a single document.</remarks>
sealed record FeedFile(string Path, string Name)
{
    /// <summary>Bytes of the beginning by which a document's form is recognised: 64 KiB.</summary>
    internal const int HeadBytes = 64 * 1024;

    /// <summary>Documents of one archive.</summary>
    internal const int MaxDocuments = 10_000_000;

    /// <summary>Documents of an archive that are looked at before its form is given up.</summary>
    internal const int MaxHeads = 2_000;

    const int TarMagicOffset = 257;

    /// <summary>Visits every document.</summary>
    /// <param name="wanted">Whether a name within an archive is one of a document.</param>
    /// <param name="visit">
    /// Takes the document's name, for people, and its content, which it may leave unread. Returns whether to go on.
    /// </param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or beyond a limit.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal void Visit(Func<string, bool> wanted, Func<string, Stream, bool> visit, CancellationToken cancellation)
    {
        try
        {
            if (Starts("PK\x03\x04"u8) || Starts("PK\x05\x06"u8))
                VisitZip(wanted, visit, cancellation);
            else
                VisitStream(wanted, visit, cancellation);
        }
        catch (ZstdException error)
        {
            throw new InvalidDataException($"The zstd data is damaged: {error.Message}", error);
        }
    }

    /// <summary>The beginning of every document until <paramref name="found"/> takes one.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or beyond a limit.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal void VisitHeads(Func<string, bool> wanted, Func<string, ReadOnlyMemory<byte>, bool> found, CancellationToken cancellation)
    {
        var head = new byte[HeadBytes];
        var count = 0;
        Visit(wanted, (name, stream) => !found(name, head.AsMemory(0, stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false))) && ++count < MaxHeads, cancellation);
    }

    bool Starts(ReadOnlySpan<byte> magic)
    {
        using var file = File.OpenRead(Path);
        Span<byte> begin = stackalloc byte[8];
        return begin[..file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false)].StartsWith(magic);
    }

    void VisitZip(Func<string, bool> wanted, Func<string, Stream, bool> visit, CancellationToken cancellation)
    {
        using var zip = ZipFile.OpenRead(Path);
        if (zip.Entries.Count > MaxDocuments)
            throw new InvalidDataException($"The archive holds {zip.Entries.Count:N0} files; the limit is {MaxDocuments:N0}.");
        foreach (var entry in zip.Entries.Where(entry => wanted(entry.FullName)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            using var stream = entry.Open();
            if (!visit($"{Name}: {entry.FullName}", stream))
                return;
        }
    }

    void VisitStream(Func<string, bool> wanted, Func<string, Stream, bool> visit, CancellationToken cancellation)
    {
        using var stream = Decompress(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var head = new byte[512];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        using var whole = new PrefixedStream(head.AsMemory(0, count), stream);
        if (count < head.Length || !head.AsSpan(TarMagicOffset).StartsWith("ustar"u8))
            visit(Name, whole);
        else
            VisitTar(whole, wanted, visit, cancellation);
    }

    void VisitTar(Stream stream, Func<string, bool> wanted, Func<string, Stream, bool> visit, CancellationToken cancellation)
    {
        using var tar = new TarReader(stream, leaveOpen: true);
        var count = 0;
        while (Next(tar) is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            if (++count > MaxDocuments)
                throw new InvalidDataException($"The archive holds more than {MaxDocuments:N0} files.");
            if (entry.DataStream is { } content && wanted(entry.Name) && !visit($"{Name}: {entry.Name}", content))
                return;
        }
    }

    static TarEntry? Next(TarReader tar)
    {
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"The tar archive is damaged: {error.Message}", error);
        }
    }

    static Stream Decompress(FileStream file)
    {
        Span<byte> magic = stackalloc byte[4];
        var count = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return magic[..count] switch
        {
            [0x1F, 0x8B, ..] => new GZipStream(file, CompressionMode.Decompress),
            [(byte)'B', (byte)'Z', (byte)'h', ..] => new Bzip2Stream(file),
            [0x28, 0xB5, 0x2F, 0xFD] => new DecompressionStream(file, leaveOpen: false),
            _ => file,
        };
    }
}
