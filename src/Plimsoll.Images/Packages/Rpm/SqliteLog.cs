using System.Buffers.Binary;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>The write-ahead log of a SQLite database: what was committed but not yet copied into the database, as in an image built by a crashed step.</summary>
/// <remarks>https://www.sqlite.org/fileformat2.html, section 4, "The Write-Ahead Log".</remarks>
static class SqliteLog
{
    const int HeaderBytes = 32;
    const int FrameHeaderBytes = 24;
    const uint Magic = 0x377F0682;

    /// <summary>The last committed version of every page that is in the log.</summary>
    /// <returns>Pages by number; none where the log is not one, or of another page size.</returns>
    public static Dictionary<uint, ReadOnlyMemory<byte>> Pages(ReadOnlyMemory<byte> log, int pageBytes)
    {
        var committed = new Dictionary<uint, ReadOnlyMemory<byte>>();
        if (log.Length < HeaderBytes)
            return committed;
        var head = log.Span[..HeaderBytes];
        var magic = BinaryPrimitives.ReadUInt32BigEndian(head);
        var isBigEndian = (magic & 1) == 1;
        var sum = Sum(head[..24], (0, 0), isBigEndian);
        if ((magic & ~1u) != Magic || BinaryPrimitives.ReadUInt32BigEndian(head[8..]) != pageBytes || sum != Stated(head[24..]))
            return committed;

        var pending = new List<(uint Number, ReadOnlyMemory<byte> Page)>();
        for (var at = HeaderBytes; at + FrameHeaderBytes + pageBytes <= log.Length; at += FrameHeaderBytes + pageBytes)
        {
            var frame = log.Span.Slice(at, FrameHeaderBytes);
            var page = log.Slice(at + FrameHeaderBytes, pageBytes);
            sum = Sum(page.Span, Sum(frame[..8], sum, isBigEndian), isBigEndian);

            // Frames of an earlier use of the file follow the last one that is valid.
            if (!frame[8..16].SequenceEqual(head[16..24]) || sum != Stated(frame[16..]))
                break;
            pending.Add((BinaryPrimitives.ReadUInt32BigEndian(frame), page));
            if (BinaryPrimitives.ReadUInt32BigEndian(frame[4..]) == 0)
                continue;
            foreach (var (number, content) in pending)
                committed[number] = content;
            pending.Clear();
        }
        return committed;
    }

    static (uint, uint) Stated(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]));

    static (uint, uint) Sum(ReadOnlySpan<byte> bytes, (uint First, uint Second) sum, bool isBigEndian)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            sum.First += Word(bytes) + sum.Second;
            sum.Second += Word(bytes[4..]) + sum.First;
        }
        return sum;

        uint Word(ReadOnlySpan<byte> word) =>
            isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(word) : BinaryPrimitives.ReadUInt32LittleEndian(word);
    }
}
