using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Plimsoll.Images.Archives;

/// <summary>What follows an entry whose header was written before its lengths were known.</summary>
/// <param name="Length">Its own length: 12, 16, 20 or 24 bytes.</param>
/// <param name="Crc">The CRC-32 of the entry's uncompressed content.</param>
/// <param name="Bytes">The uncompressed length of the entry.</param>
/// <remarks>
/// PKWARE APPNOTE 6.3.10, section 4.3.9. The signature is optional, lengths have 4 bytes or 8: which form it has shows in that its
/// compressed length is the entry's, and that the next header follows.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
readonly record struct ZipDescriptor(int Length, uint Crc, long Bytes)
{
    /// <summary>The most bytes that have to be seen to recognise one: the longest, and the signature behind it.</summary>
    public const int MaxSeenBytes = 28;

    /// <summary>The longest one without a signature.</summary>
    public const int MaxUnsignedBytes = 20;

    /// <summary>Recognises a descriptor.</summary>
    /// <param name="bytes">What starts where it would.</param>
    /// <param name="storedBytes">The compressed length of the entry.</param>
    /// <param name="isStored">Whether the entry is not compressed, so that both its lengths are the same.</param>
    /// <returns><c>null</c> where there is none.</returns>
    public static ZipDescriptor? At(ReadOnlySpan<byte> bytes, long storedBytes, bool isStored)
    {
        if (bytes.StartsWith("PK\x07\x08"u8))
            return Form(bytes, 4, false, storedBytes, isStored) ?? Form(bytes, 4, true, storedBytes, isStored);

        // Without a signature a descriptor of nothing is twelve zeros: that is content more likely.
        return storedBytes == 0 ? null
            : Form(bytes, 0, false, storedBytes, isStored) ?? Form(bytes, 0, true, storedBytes, isStored);
    }

    static ZipDescriptor? Form(ReadOnlySpan<byte> bytes, int start, bool isLong, long storedBytes, bool isStored)
    {
        var length = start + (isLong ? 20 : 12);
        if (bytes.Length < length || !IsHeader(bytes[length..]))
            return null;
        var fields = bytes[start..];
        var (stored, unpacked) = isLong
            ? (BinaryPrimitives.ReadInt64LittleEndian(fields[4..]), BinaryPrimitives.ReadInt64LittleEndian(fields[12..]))
            : (BinaryPrimitives.ReadUInt32LittleEndian(fields[4..]), BinaryPrimitives.ReadUInt32LittleEndian(fields[8..]));
        return stored == storedBytes && (!isStored || unpacked == stored)
            ? new ZipDescriptor(length, BinaryPrimitives.ReadUInt32LittleEndian(fields), unpacked) : null;
    }

    /// <summary>Whether the next entry, or what may stand behind the last one, starts here.</summary>
    static bool IsHeader(ReadOnlySpan<byte> bytes) =>
        bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 1, 2, ..] or [(byte)'P', (byte)'K', 6, 8, ..];
}
