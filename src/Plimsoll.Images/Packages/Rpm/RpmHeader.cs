using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>The header of one installed package: values by tag. Every offset and count in it is checked against its length.</summary>
/// <remarks>
/// Format: rpm's format_header.md (https://rpm-software-management.github.io/rpm/manual/format_header.html), without the magic that
/// stands before it in a package file: number of entries, bytes of data, entries of 16 bytes, data; all big-endian.
/// </remarks>
sealed class RpmHeader
{
    const int IntroBytes = 8;
    const int EntryBytes = 16;

    /// <summary>The longest text that is read, bytes. Real names, versions and licences have less than 1 KiB.</summary>
    const int MaxTextBytes = 64 * 1024;

    /// <summary>How often the text of one header may be used in the paths of its files: real ones use each byte three or four times.</summary>
    const int MaxPathRatio = 16;

    readonly ReadOnlyMemory<byte> _entries;
    readonly ReadOnlyMemory<byte> _data;

    RpmHeader(ReadOnlyMemory<byte> entries, ReadOnlyMemory<byte> data) => (_entries, _data) = (entries, data);

    enum ValueType
    {
        Int32 = 4,
        Text = 6,
        Texts = 8,
        TranslatedText = 9,
    }

    /// <summary>Reads the frame of a header; its values are read when they are asked for.</summary>
    /// <exception cref="InvalidDataException">Its entries and data do not fit into it.</exception>
    public static RpmHeader Parse(ReadOnlyMemory<byte> blob)
    {
        if (blob.Length < IntroBytes)
            throw new InvalidDataException($"A header has {blob.Length} bytes, at least {IntroBytes} are needed.");
        var entries = BinaryPrimitives.ReadUInt32BigEndian(blob.Span);
        var dataBytes = BinaryPrimitives.ReadUInt32BigEndian(blob.Span[4..]);
        var dataStart = IntroBytes + ((long)entries * EntryBytes);
        if (entries == 0 || dataStart + dataBytes > blob.Length)
            throw new InvalidDataException($"A header of {blob.Length} bytes says it has {entries} entries and {dataBytes} bytes of data.");
        return new RpmHeader(blob[IntroBytes..(int)dataStart], blob.Slice((int)dataStart, (int)dataBytes));
    }

    /// <summary>The text of a tag; of translations the first.</summary>
    /// <returns>Empty where there is none.</returns>
    /// <exception cref="InvalidDataException">It lies outside of the data.</exception>
    public string Text(int tag)
    {
        if (!TryFind(tag, out var type, out var offset, out var count) || count == 0
            || type is not (ValueType.Text or ValueType.TranslatedText or ValueType.Texts))
        {
            return "";
        }
        return Encoding.UTF8.GetString(TextAt(tag, offset));
    }

    /// <summary>The first number of a tag.</summary>
    /// <returns><c>null</c> where there is none.</returns>
    /// <exception cref="InvalidDataException">It lies outside of the data.</exception>
    public uint? Number(int tag)
    {
        if (!TryFind(tag, out var type, out var offset, out var count) || count == 0 || type != ValueType.Int32)
            return null;
        return Numbers(tag, offset, 1) is { } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : null;
    }

    /// <summary>Hands out the paths of the package's files.</summary>
    /// <exception cref="InvalidDataException">The lists lie outside of the data, or do not belong together.</exception>
    public void ReadPaths(Action<ReadOnlySpan<byte>> read)
    {
        if (!TryFind(RpmTag.BaseNames, out _, out var nameOffset, out var names)
            || !TryFind(RpmTag.DirectoryIndexes, out _, out var indexOffset, out var indexes)
            || !TryFind(RpmTag.DirectoryNames, out _, out var folderOffset, out var folders))
        {
            return;
        }
        if (names != indexes || names > _data.Length || folders > _data.Length)
            throw new InvalidDataException($"A header has {names} file names, {indexes} numbers of their folders and {folders} folders.");

        var folderOf = Numbers(RpmTag.DirectoryIndexes, indexOffset, names);
        var ranges = Folders(folderOffset, folders);
        var path = new byte[2 * Layers.LayerLimits.MaxPathLength];
        var left = (long)MaxPathRatio * _data.Length;
        for (var i = 0; i < names; i++)
        {
            var name = TextAt(RpmTag.BaseNames, nameOffset);
            nameOffset += name.Length + 1;
            var folder = BinaryPrimitives.ReadUInt32BigEndian(folderOf[(4 * i)..]);
            if (folder >= folders)
                throw new InvalidDataException($"A file is in the folder {folder} of {folders}.");
            var folderName = _data.Span[ranges[folder]];
            if (folderName.Length + name.Length > path.Length)
                continue;
            left -= folderName.Length + name.Length;
            if (left < 0)
                throw new InvalidDataException($"The paths of its files are longer than {MaxPathRatio} times its {_data.Length} bytes.");
            folderName.CopyTo(path);
            name.CopyTo(path.AsSpan(folderName.Length));
            read(path.AsSpan(0, folderName.Length + name.Length));
        }
    }

    Range[] Folders(int offset, int count)
    {
        var ranges = new Range[count];
        for (var i = 0; i < count; i++)
        {
            var length = TextAt(RpmTag.DirectoryNames, offset).Length;
            ranges[i] = offset..(offset + length);
            offset += length + 1;
        }
        return ranges;
    }

    bool TryFind(int tag, out ValueType type, out int offset, out int count)
    {
        for (var entry = _entries.Span; entry.Length >= EntryBytes; entry = entry[EntryBytes..])
        {
            if (BinaryPrimitives.ReadInt32BigEndian(entry) != tag)
                continue;
            type = (ValueType)BinaryPrimitives.ReadInt32BigEndian(entry[4..]);
            offset = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
            count = BinaryPrimitives.ReadInt32BigEndian(entry[12..]);
            if (offset < 0 || offset > _data.Length || count < 0)
                throw new InvalidDataException($"The value of tag {tag} is at {offset} of {_data.Length} bytes and has {count} items.");
            return true;
        }
        (type, offset, count) = (default, 0, 0);
        return false;
    }

    ReadOnlySpan<byte> Numbers(int tag, int offset, int count)
    {
        if ((4L * count) + offset > _data.Length)
            throw new InvalidDataException($"The {count} numbers of tag {tag} at {offset} go beyond the {_data.Length} bytes of data.");
        return _data.Span.Slice(offset, 4 * count);
    }

    ReadOnlySpan<byte> TextAt(int tag, int offset)
    {
        var rest = offset <= _data.Length ? _data.Span[offset..] : [];
        var end = rest[..Math.Min(rest.Length, MaxTextBytes + 1)].IndexOf((byte)0);
        return end >= 0
            ? rest[..end]
            : throw new InvalidDataException($"The text of tag {tag} at {offset} has no end within {MaxTextBytes} bytes.");
    }
}
