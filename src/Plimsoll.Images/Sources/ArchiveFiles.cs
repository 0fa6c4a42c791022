using System.IO.Compression;
using System.Text;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Sources;

/// <summary>An image stored as a tar archive, plain or compressed with gzip as a whole. It is never unpacked.</summary>
/// <remarks>
/// Opening reads only the headers of a plain archive. A compressed one has to be decompressed up to the file that is wanted,
/// each time: that costs time, but neither memory nor disk.
/// </remarks>
sealed class ArchiveFiles : ISourceFiles, ITarEntries
{
    const int BufferBytes = 64 * 1024;
    const int MaxLinks = 8;

    readonly Dictionary<string, (long Offset, long Length, string? Target)> _entries = new(StringComparer.Ordinal);
    readonly bool _compressed;
    readonly long _stored;

    ArchiveFiles(string path, long stored, bool compressed) => (Path, _stored, _compressed) = (path, stored, compressed);

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public string Damage { get; private set; } = "";

    /// <summary>Reads the table of contents of an archive.</summary>
    /// <exception cref="ImageSourceException">It is not a tar archive.</exception>
    public static async Task<ArchiveFiles> IndexAsync(string path, CancellationToken cancellation)
    {
        var stored = StoredBytes(path);
        var start = new byte[4];
        await using (var file = OpenFile(path))
            _ = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);

        var archive = new ArchiveFiles(path, stored, LayerCompression.IsGzip(start));
        await using var tar = archive.OpenTar();
        try
        {
            await archive.ReadEntriesAsync(tar, cancellation);
        }
        catch (LayerUnreadableException problem)
        {
            archive.Damage = problem.Message;
            if (archive._entries.Count == 0)
            {
                throw new ImageSourceException(
                    $"\"{path}\" is not an image: {problem.Message} Expected a docker-archive or an OCI layout, as a tar (plain or gzip) or a folder.",
                    problem);
            }
        }
        catch (InvalidDataException)
        {
            archive.Damage = $"The compressed archive cannot be read to its end: {LayerCompression.Damage}.";
        }
        return archive;
    }

    /// <inheritdoc/>
    public long? LengthOf(string name) => TryFind(name, out var entry) ? entry.Length : null;

    /// <inheritdoc/>
    public async ValueTask<Stream> OpenAsync(string name, CancellationToken cancellation)
    {
        if (!TryFind(name, out var entry))
            throw new FileNotFoundException($"\"{name}\" is not in the archive \"{Path}\". {Damage}".TrimEnd());

        var tar = OpenTar();
        if (_compressed)
            await DiscardAsync(tar, entry.Offset, cancellation);
        else
            tar.Seek(entry.Offset, SeekOrigin.Begin);
        return new SliceStream(tar, entry.Length);
    }

    ContentUse ITarEntries.Begin(in TarEntry entry)
    {
        if (entry.Name.Length > LayerLimits.MaxPathLength || entry.LinkTarget.Length > LayerLimits.MaxPathLength)
            return ContentUse.Skip;
        var characters = Encoding.UTF8.GetString(entry.Name).ToCharArray();
        if (!EntryPath.TryNormalize(characters, out var length))
            return ContentUse.Skip;

        var name = new string(characters, 0, length);
        if (entry.Kind is EntryKind.File)
            _entries[name] = (entry.Offset, entry.StoredBytes, null);
        else if (entry.Kind is EntryKind.HardLink)
            _entries[name] = (0, 0, Encoding.UTF8.GetString(entry.LinkTarget));
        else if (entry.Kind is EntryKind.SymbolicLink)
            _entries[name] = (0, 0, $"{EntryPath.Folder(name)}/{Encoding.UTF8.GetString(entry.LinkTarget)}");
        return ContentUse.Skip;
    }

    void ITarEntries.End(byte[] content, SparseMap? sparse)
    {
    }

    async Task ReadEntriesAsync(Stream tar, CancellationToken cancellation)
    {
        var parser = new TarParser(this);
        var buffer = new byte[BufferBytes];
        while (await tar.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            parser.Feed(buffer.AsSpan(0, read));
            if (_compressed && parser.Position > LayerLimits.RatioFreeBytes && parser.Position / LayerLimits.MaxRatio > _stored)
            {
                throw new LayerUnreadableException(
                    UnreadReason.LimitExceeded,
                    $"The archive grows more than {LayerLimits.MaxRatio} times when it is decompressed; the rest was not read.");
            }
            if (parser.Ended)
                return;
            if (_compressed || parser.Skippable == 0)
                continue;

            var ahead = Math.Min(parser.Skippable, tar.Length - tar.Position);
            tar.Seek(ahead, SeekOrigin.Current);
            parser.Skip(ahead);
        }
        parser.Complete();
    }

    bool TryFind(string name, out (long Offset, long Length, string? Target) entry)
    {
        for (var links = 0; _entries.TryGetValue(name, out entry) && links <= MaxLinks; links++)
        {
            if (entry.Target is not { } target)
                return true;
            var characters = target.ToCharArray();
            if (!EntryPath.TryNormalize(characters, out var length))
                return false;
            name = new string(characters, 0, length);
        }
        return false;
    }

    Stream OpenTar() => _compressed ? new GZipStream(OpenFile(Path), CompressionMode.Decompress) : OpenFile(Path);

    // Opening a pipe may wait for ever, and a device may never end: neither has a length. A file that is not there is told when it is opened.
    static long StoredBytes(string path)
    {
        var named = new FileInfo(path);
        if (!named.Exists)
            return 0;
        return (named.ResolveLinkTarget(returnFinalTarget: true) ?? named) is FileInfo { Exists: true, Length: > 0 and var length }
            ? length
            : throw new ImageSourceException(
                $"\"{path}\" is empty, or is no file but a pipe or a device. Expected a docker-archive or an OCI layout; save it to a file first.");
    }

    static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    static async Task DiscardAsync(Stream stream, long bytes, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        while (bytes > 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(bytes, buffer.Length)), cancellation);
            if (read == 0)
                throw new EndOfStreamException("The compressed archive ends too early.");
            bytes -= read;
        }
    }
}
