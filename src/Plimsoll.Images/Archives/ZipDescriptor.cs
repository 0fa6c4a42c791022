using System.Buffers.Binary;

namespace Plimsoll.Images.Archives;

/// <summary>What follows an entry whose header was written before its lengths were known.</summary>
/// <param name="Length">Its own length: 12, 16, 20 or 24 bytes.</param>
/// <param name="Crc">The CRC-32 of the entry's uncompressed content.</param>
/// <param name="Bytes">The uncompressed length of the entry.</param>
/// <remarks>
/// PKWARE APPNOTE 6.3.10, section 4.3.9. The signature is optional, lengths have 4 bytes or 8: which form it has shows in that its
/// compressed length is the entry's, and that a header follows.
/// </remarks>
readonly record struct ZipDescriptor(int Length, uint Crc, long Bytes)
{
    /// <summary>The most bytes that have to be seen to recognise one: the longest, and two of the header behind it.</summary>
    public const int MaxSeenBytes = 26;

    /// <summary>The longest one without a signature.</summary>
    public const int MaxUnsignedBytes = 20;

    /// <summary>Recognises a descriptor.</summary>
    /// <param name="bytes">What starts where it would.</param>
    /// <param name="storedBytes">The compressed length of the entry.</param>
    /// <returns><c>null</c> where there is none.</returns>
    public static ZipDescriptor? At(ReadOnlySpan<byte> bytes, long storedBytes)
    {
        var isSigned = bytes.StartsWith("PK\x07\x08"u8);
        return (isSigned ? Form(bytes, 4, false, storedBytes) ?? Form(bytes, 4, true, storedBytes) : null)
            ?? Form(bytes, 0, false, storedBytes) ?? Form(bytes, 0, true, storedBytes);
    }

    static ZipDescriptor? Form(ReadOnlySpan<byte> bytes, int start, bool isLong, long storedBytes)
    {
        var length = start + (isLong ? 20 : 12);
        if (bytes.Length < length || !bytes[length..].StartsWith("PK"u8))
            return null;
        var fields = bytes[start..];
        var crc = BinaryPrimitives.ReadUInt32LittleEndian(fields);
        return isLong
            ? BinaryPrimitives.ReadInt64LittleEndian(fields[4..]) == storedBytes
                ? new ZipDescriptor(length, crc, BinaryPrimitives.ReadInt64LittleEndian(fields[12..])) : null
            : BinaryPrimitives.ReadUInt32LittleEndian(fields[4..]) == storedBytes
                ? new ZipDescriptor(length, crc, BinaryPrimitives.ReadUInt32LittleEndian(fields[8..])) : null;
    }
}
