using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Titles, descriptions and references of advisories, in a file beside the database. Safe for concurrent use.</summary>
/// <remarks>
/// Header: <see cref="Magic"/>, <see cref="Version"/> (2 bytes), the digest of the database (32), the places of the two tables (8 and
/// 8), the length of the file (8). Blocks of texts follow, compressed with Brotli (RFC 7932): blocks of titles and, apart from them, of
/// details, in the order of the advisories' numbers. A table is the number of its blocks and where each one starts; the block of an
/// advisory is found by division, except that the last blocks of the two kinds may be short.
/// </remarks>
sealed class AdvisoryTexts : IDisposable
{
    internal const ushort Version = 1;
    internal const int DigestOffset = 8;
    internal const int TitlesOffset = DigestOffset + DatabaseFormat.DigestBytes;
    internal const int DetailsOffset = TitlesOffset + 8;
    internal const int LengthOffset = DetailsOffset + 8;
    internal const int HeaderBytes = LengthOffset + 8;
    internal const int TitlesInBlock = 64;
    internal const int DetailsInBlock = 16;
    internal const char BetweenTexts = '\x1E';
    internal const char InsideText = '\x1F';

    /// <summary>Bytes of a block when it is not compressed: 4 MiB.</summary>
    internal const int MaxBlockBytes = 4 * 1024 * 1024;

    /// <summary>Characters of a description with its references; the rest is cut off.</summary>
    internal const int MaxDetailLength = 64 * 1024;

    readonly MappedBytes _bytes;
    readonly Lock _lock = new();
    (long Table, int Block, string[] Texts) _last = (0, -1, []);

    AdvisoryTexts(MappedBytes bytes) => _bytes = bytes;

    internal static ReadOnlySpan<byte> Magic => "PLIMTX"u8;

    /// <summary>Where the texts of the database at <paramref name="database"/> lie.</summary>
    internal static string PathBeside(string database) => database + ".texts";

    /// <summary>Opens the texts at <paramref name="path"/>.</summary>
    /// <returns><c>null</c> where there are none, or where they belong to another database: they are a convenience, not a part of the answer.</returns>
    internal static AdvisoryTexts? Find(string path, ImmutableArray<byte> digest)
    {
        if (!File.Exists(path))
            return null;
        MappedBytes? bytes = null;
        try
        {
            bytes = new MappedBytes(path);
            if (Fits(bytes, digest))
                return new AdvisoryTexts(bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DatabaseException)
        {
            bytes?.Dispose();
            return null;
        }
        bytes.Dispose();
        return null;
    }

    /// <summary>Texts in memory, as <see cref="AdvisoryTextsWriter"/> wrote them.</summary>
    internal static AdvisoryTexts Of(byte[] bytes) => new(new MappedBytes(bytes));

    /// <summary>The title; empty where it has none or where its block is damaged.</summary>
    internal string Title(uint advisory) => Text(TitlesOffset, advisory, TitlesInBlock);

    /// <summary>The description and the references; empty where it has none or where its block is damaged.</summary>
    internal AdvisoryDetail Detail(uint advisory) => Text(DetailsOffset, advisory, DetailsInBlock).Split(InsideText) is [var description, .. var references]
        ? new AdvisoryDetail(description, [.. references])
        : AdvisoryDetail.None;

    public void Dispose() => _bytes.Dispose();

    static bool Fits(MappedBytes bytes, ImmutableArray<byte> digest)
    {
        if (bytes.Length < HeaderBytes)
            return false;
        var header = bytes.Slice(0, HeaderBytes);
        return header.StartsWith(Magic) && BinaryPrimitives.ReadUInt16LittleEndian(header[Magic.Length..]) == Version
            && header.Slice(DigestOffset, DatabaseFormat.DigestBytes).SequenceEqual(digest.AsSpan())
            && BinaryPrimitives.ReadInt64LittleEndian(header[LengthOffset..]) == bytes.Length;
    }

    string Text(long table, uint advisory, int size)
    {
        var (block, entry) = ((int)(advisory / (uint)size), (int)(advisory % (uint)size));
        lock (_lock)
        {
            if (_last.Table != table || _last.Block != block)
                _last = (table, block, Block(table, block));
            return entry < _last.Texts.Length ? _last.Texts[entry] : "";
        }
    }

    string[] Block(long table, int block)
    {
        try
        {
            var starts = Number(table) + 8;
            var (start, end) = (Number(starts + (8L * block)), Number(starts + (8L * (block + 1))));
            return Encoding.UTF8.GetString(Unpack(_bytes.Slice(start, end - start))).Split(BetweenTexts);
        }
        catch (DatabaseException)
        {
            return [];
        }
    }

    static ReadOnlySpan<byte> Unpack(ReadOnlySpan<byte> packed)
    {
        for (var size = 64 * 1024; size <= MaxBlockBytes; size *= 4)
        {
            var plain = new byte[size];
            if (BrotliDecoder.TryDecompress(packed, plain, out var written))
                return plain.AsSpan(0, written);
        }
        return [];
    }

    long Number(long offset) => BinaryPrimitives.ReadInt64LittleEndian(_bytes.Slice(offset, 8));
}
