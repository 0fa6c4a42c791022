using System.Buffers.Binary;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>The database <c>Packages.db</c> of rpm's own format NDB.</summary>
/// <remarks>
/// Format: comments of lib/backend/ndb/rpmpkg.c of rpm 4.18. Little-endian. Pages of 4096 bytes with slots of 16 bytes (the first two hold
/// the file's own header), each naming blocks of 16 bytes with a blob: magic, number, generation, length, the header itself, a tail.
/// </remarks>
static class NdbFile
{
    const int PageBytes = 4096;
    const int SlotBytes = 16;
    const int HeaderSlots = 2;
    const int BlockBytes = 16;
    const int BlobHeaderBytes = 16;
    const uint SupportedVersion = 0;

    static ReadOnlySpan<byte> FileMagic => "RpmP"u8;

    static ReadOnlySpan<byte> SlotMagic => "Slot"u8;

    static ReadOnlySpan<byte> BlobMagic => "BlbS"u8;

    /// <summary>Whether <paramref name="file"/> begins like such a database.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith(FileMagic);

    /// <summary>The blobs of all slots in use, ordered by number.</summary>
    /// <exception cref="InvalidDataException">A slot or blob is not what it says.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Blobs(ReadOnlyMemory<byte> file)
    {
        long total = 0;
        foreach (var (number, offset) in Slots(file.Span).OrderBy(slot => slot.Number).ThenBy(slot => slot.Offset))
        {
            var blob = BlobAt(file, number, offset);
            total += blob.Length;

            // Blobs do not overlap: more bytes than the file has would be a file that makes us read the same ones again and again.
            if (total > file.Length)
                throw new InvalidDataException($"Its packages have more than its {file.Length} bytes together.");
            yield return blob;
        }
    }

    static List<(uint Number, long Offset)> Slots(ReadOnlySpan<byte> file)
    {
        if (file.Length < PageBytes)
            throw new InvalidDataException($"It has {file.Length} bytes, at least {PageBytes} are needed.");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (version != SupportedVersion)
            throw new InvalidDataException($"Its version is {version}, supported is {SupportedVersion}.");
        var pages = BinaryPrimitives.ReadUInt32LittleEndian(file[12..]);
        if (pages == 0 || (long)pages * PageBytes > file.Length)
            throw new InvalidDataException($"It says it has {pages} pages of slots, but has {file.Length} bytes.");

        var slots = new List<(uint, long)>();
        for (var at = HeaderSlots * SlotBytes; at < (int)pages * PageBytes; at += SlotBytes)
        {
            var slot = file.Slice(at, SlotBytes);
            if (!slot.StartsWith(SlotMagic))
                throw new InvalidDataException($"There is no slot at {at}.");
            var number = BinaryPrimitives.ReadUInt32LittleEndian(slot[4..]);
            if (number != 0)
                slots.Add((number, (long)BinaryPrimitives.ReadUInt32LittleEndian(slot[8..]) * BlockBytes));
        }
        return slots;
    }

    static ReadOnlyMemory<byte> BlobAt(ReadOnlyMemory<byte> file, uint number, long offset)
    {
        if (offset + BlobHeaderBytes > file.Length)
            throw new InvalidDataException($"Package {number} is at {offset} of {file.Length} bytes.");
        var head = file.Span.Slice((int)offset, BlobHeaderBytes);
        if (!head.StartsWith(BlobMagic) || BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) != number)
            throw new InvalidDataException($"There is no package {number} at {offset}.");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        if (offset + BlobHeaderBytes + length > file.Length)
            throw new InvalidDataException($"Package {number} at {offset} says it has {length} bytes, the file has {file.Length}.");
        return file.Slice((int)offset + BlobHeaderBytes, (int)length);
    }
}
