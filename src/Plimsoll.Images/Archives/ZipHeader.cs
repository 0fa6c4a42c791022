using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Plimsoll.Images.Archives;

/// <summary>The header before an entry's bytes.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="StoredBytes">How many bytes it takes; <c>null</c> where only its descriptor tells.</param>
/// <param name="Crc">The CRC-32 of its content; without meaning where a descriptor tells.</param>
/// <param name="HasDescriptor">Whether a descriptor is announced behind it.</param>
/// <remarks>PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.4 and 4.5.3.</remarks>
sealed record ZipHeader(ZipEntry Entry, long? StoredBytes, uint Crc, bool HasDescriptor)
{
    /// <summary>The part of a header that has always the same length, bytes.</summary>
    public const int FixedBytes = 30;

    /// <summary>The most bytes of name and extra field that are read; together they may have 128 Ki, real ones have a few hundred.</summary>
    public const int MaxVariableBytes = ForwardBytes.WindowBytes - FixedBytes;

    const int IsEncrypted = 1 << 0;
    const int IsFollowedByDescriptor = 1 << 3;
    const int HasMaskedHeaders = 1 << 13;
    const int Zip64Tag = 1;
    const uint InZip64 = uint.MaxValue;

    // The newest version of the format that an extractor may have to know: 6.3.
    const int MaxVersion = 63;

    /// <summary>Whether a header may start here, and its signature is no accident.</summary>
    public static bool IsPlausible(ReadOnlySpan<byte> bytes) =>
        bytes.Length > FixedBytes && bytes.StartsWith("PK\x03\x04"u8)
            && bytes[4] <= MaxVersion
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) < 100
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) is > 0 and <= Layers.LayerLimits.MaxPathLength
            && bytes[FixedBytes] >= ' ';

    /// <summary>A name as text.</summary>
    /// <remarks>Java writes UTF-8 and does not always say so; what is not UTF-8 is in some old code page, of which only ASCII matters.</remarks>
    public static string Text(ReadOnlySpan<byte> name) => Utf8.IsValid(name) ? Encoding.UTF8.GetString(name) : Encoding.Latin1.GetString(name);

    /// <summary>The length of the header whose fixed part is given, bytes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes) =>
        FixedBytes + BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]);

    /// <summary>Reads a header that is there as a whole.</summary>
    public static ZipHeader Parse(ReadOnlySpan<byte> bytes)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        var crc = BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]);
        long stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes[18..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[22..]);
        var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]);
        var name = Text(bytes.Slice(FixedBytes, nameBytes));
        ReadZip64(bytes[(FixedBytes + nameBytes)..], ref length, ref stored);

        // A stored folder has no bytes, whatever its flags say; a deflated one has a block of nothing.
        var hasDescriptor = (flags & IsFollowedByDescriptor) != 0;
        var isLengthLater = hasDescriptor && stored == 0 && (method != ZipEntry.Stored || !name.EndsWith('/'));
        return new ZipHeader(
            new ZipEntry(name, method, (flags & (IsEncrypted | HasMaskedHeaders)) != 0, isLengthLater ? null : length),
            isLengthLater ? null : stored,
            crc,
            hasDescriptor);
    }

    // Fields are there for those lengths alone that the header leaves to them, uncompressed before compressed.
    static void ReadZip64(ReadOnlySpan<byte> extra, ref long length, ref long stored)
    {
        while (extra.Length >= 4)
        {
            var tag = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var bytes = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            var field = extra.Slice(4, bytes);
            extra = extra[(4 + bytes)..];
            if (tag != Zip64Tag)
                continue;
            if (length == InZip64 && field.Length >= 8)
            {
                length = Positive(BinaryPrimitives.ReadInt64LittleEndian(field));
                field = field[8..];
            }
            if (stored == InZip64 && field.Length >= 8)
                stored = Positive(BinaryPrimitives.ReadInt64LittleEndian(field));
        }
    }

    static long Positive(long length) => length >= 0 ? length
        : throw new InvalidDataException("an entry has a length below zero");
}
