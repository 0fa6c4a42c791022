using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Titles, descriptions and references of advisories, in a file beside the database. Safe for concurrent use.</summary>
/// <remarks>
/// Header: <see cref="Magic"/>, <see cref="Version"/> (2 bytes), the digest of the database (32), the places of the two tables (8 and
/// 8), the length of the file (8). Blocks of texts follow, compressed with Brotli (RFC 7932): blocks of titles and, apart from them, of
/// details, in the order of the advisories' numbers. A table is the number of its blocks, then of each one where it starts and the number
/// of its first advisory (8 and 8), and the same of the end.
/// </remarks>
sealed class AdvisoryTexts : IDisposable
{
    internal const ushort Version = 2;
    internal const int DigestOffset = 8;
    internal const int TitlesOffset = DigestOffset + DatabaseFormat.DigestBytes;
    internal const int DetailsOffset = TitlesOffset + 8;
    internal const int LengthOffset = DetailsOffset + 8;
    internal const int HeaderBytes = LengthOffset + 8;

    /// <summary>Titles in a block, on average.</summary>
    internal const uint TitlesInBlock = 64;

    /// <summary>Descriptions in a block, on average.</summary>
    internal const uint DetailsInBlock = 16;

    const int BlockBytes = 16;
    internal const char BetweenTexts = '\x1E';
    internal const char InsideText = '\x1F';

    /// <summary>Bytes of a block when it is not compressed: 4 MiB.</summary>
    internal const int MaxBlockBytes = 4 * 1024 * 1024;

    /// <summary>Characters of a description with its references; the rest is cut off.</summary>
    internal const int MaxDetailLength = 64 * 1024;

    readonly MappedBytes _bytes;
    readonly Lock _lock = new();
    (int Kind, long First, string[] Texts) _last = (0, 0, []);

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
    internal string Title(uint advisory) => Text(TitlesOffset, advisory);

    /// <summary>The description and the references; empty where it has none or where its block is damaged.</summary>
    internal AdvisoryDetail Detail(uint advisory) => Text(DetailsOffset, advisory).Split(InsideText) is [var description, .. var references]
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

    string Text(int kind, uint advisory)
    {
        lock (_lock)
        {
            if (_last.Kind != kind || advisory < _last.First || advisory >= _last.First + _last.Texts.Length)
                _last = Block(kind, advisory);
            var entry = advisory - _last.First;
            return entry >= 0 && entry < _last.Texts.Length ? _last.Texts[entry] : "";
        }
    }

    (int Kind, long First, string[] Texts) Block(int kind, uint advisory)
    {
        try
        {
            var table = Number(kind);
            var (low, high) = (0L, Number(table));
            while (high - low > 1)
            {
                var middle = low + ((high - low) / 2);
                if (First(table, middle) <= advisory)
                    low = middle;
                else
                    high = middle;
            }
            var (start, end) = (Start(table, low), Start(table, low + 1));
            return (kind, First(table, low), Encoding.UTF8.GetString(Unpack(_bytes.Slice(start, end - start))).Split(BetweenTexts));
        }
        catch (DatabaseException)
        {
            return (kind, 0, []);
        }
    }

    long Start(long table, long block) => Number(table + 8 + (BlockBytes * block));

    long First(long table, long block) => Number(table + 16 + (BlockBytes * block));

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
