using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>The database <c>Packages.db</c> of rpm's own format NDB.</summary>
/// <remarks>
/// Format: comments of lib/backend/ndb/rpmpkg.c of rpm 4.18. Little-endian. Pages of 4096 bytes with slots of 16 bytes (the first two hold
/// the file's own header), each naming blocks of 16 bytes with a blob: magic, number, generation, length, the header itself, zeros up to a whole block, and a tail of
/// checksum, length, magic. The checksum (Adler-32) is not looked at, as rpm itself does when it reads packages; nor are generations,
/// which count changes.
/// </remarks>
static class NdbFile
{
    const int PageBytes = 4096;
    const int SlotBytes = 16;
    const int HeaderSlots = 2;
    const int BlockBytes = 16;
    const int BlobHeaderBytes = 16;
    const int BlobTailBytes = 12;
    const uint SupportedVersion = 0;

    static ReadOnlySpan<byte> FileMagic => "RpmP"u8;

    static ReadOnlySpan<byte> SlotMagic => "Slot"u8;

    static ReadOnlySpan<byte> BlobMagic => "BlbS"u8;

    static ReadOnlySpan<byte> TailMagic => "BlbE"u8;

    /// <summary>Whether <paramref name="file"/> begins like such a database.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith(FileMagic);

    /// <summary>The blobs of all slots in use, ordered by number. One that is damaged hides none of the others.</summary>
    /// <exception cref="InvalidDataException">A slot or a blob is not what it says; thrown behind all blobs that are.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Blobs(ReadOnlyMemory<byte> file)
    {
        long total = 0;
        string? fault = null;
        foreach (var slot in Slots(file.Span, ref fault).OrderBy(slot => slot.Number).ThenBy(slot => slot.Offset))
        {
            if (FaultOf(file.Span, slot) is { } problem)
            {
                fault ??= problem;
                continue;
            }

            var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(file.Span[((int)slot.Offset + 12)..]);
            total += length;

            // Blobs do not overlap: more bytes than the file has would be a file that makes us read the same ones again and again.
            if (total > file.Length)
                throw new InvalidDataException($"Its packages have more than its {file.Length} bytes together.");
            yield return file.Slice((int)slot.Offset + BlobHeaderBytes, length);
        }
        if (fault is not null)
            throw new InvalidDataException(fault);
    }

    static List<Slot> Slots(ReadOnlySpan<byte> file, ref string? fault)
    {
        if (file.Length < PageBytes)
            throw new InvalidDataException($"It has {file.Length} bytes, at least {PageBytes} are needed.");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (version != SupportedVersion)
            throw new InvalidDataException($"Its version is {version}, supported is {SupportedVersion}.");
        var pages = BinaryPrimitives.ReadUInt32LittleEndian(file[12..]);
        if (pages == 0 || (long)pages * PageBytes > file.Length)
            throw new InvalidDataException($"It says it has {pages} pages of slots, but has {file.Length} bytes.");

        var slots = new List<Slot>();
        for (var at = HeaderSlots * SlotBytes; at < (int)pages * PageBytes; at += SlotBytes)
        {
            var slot = file.Slice(at, SlotBytes);
            if (!slot.StartsWith(SlotMagic))
                throw new InvalidDataException($"There is no slot at {at}.");

            // A slot is free where it names no block; that of a removed package is.
            var offset = (long)BinaryPrimitives.ReadUInt32LittleEndian(slot[8..]) * BlockBytes;
            if (offset == 0)
                continue;
            var number = BinaryPrimitives.ReadUInt32LittleEndian(slot[4..]);
            if (number == 0 || offset < (long)pages * PageBytes)
                fault ??= $"The slot at {at} names package {number} at {offset}.";
            else
                slots.Add(new Slot(number, offset, BinaryPrimitives.ReadUInt32LittleEndian(slot[12..])));
        }
        return slots;
    }

    /// <summary>What is wrong with the blob of a slot, by all that rpm itself looks at; <c>null</c> where nothing is.</summary>
    static string? FaultOf(ReadOnlySpan<byte> file, Slot slot)
    {
        var (number, offset, blocks) = slot;
        if (offset + BlobHeaderBytes > file.Length)
            return $"Package {number} is at {offset} of {file.Length} bytes.";
        var head = file.Slice((int)offset, BlobHeaderBytes);
        if (!head.StartsWith(BlobMagic) || BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) != number)
            return $"There is no package {number} at {offset}.";
        long length = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        var end = offset + (long)blocks * BlockBytes;
        if (end > file.Length || blocks != (BlobHeaderBytes + length + BlobTailBytes + BlockBytes - 1) / BlockBytes)
            return $"Package {number} at {offset} says it has {length} bytes in {blocks} blocks, the file has {file.Length} bytes.";
        var tail = file.Slice((int)end - BlobTailBytes, BlobTailBytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(tail[4..]) == length && tail[8..].SequenceEqual(TailMagic)
            ? null : $"Package {number} at {offset} does not end as it begins.";
    }

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Slot(uint Number, long Offset, uint Blocks);
}
