using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Finds what a PE file says of its product in its version resource.</summary>
/// <remarks>
/// https://learn.microsoft.com/windows/win32/debug/pe-format, "The .rsrc Section": a tree of three levels (type, name, language), of which the
/// first leaf of type 16 counts; https://learn.microsoft.com/windows/win32/menurc/vs-versioninfo: blocks in blocks, each behind its length.
/// </remarks>
sealed class VersionResource(PeHeader header)
{
    /// <summary>Bytes of the resources that are looked through for the tree.</summary>
    public const int MaxTreeBytes = 256 * 1024;

    /// <summary>Bytes of the longest version resource.</summary>
    public const int MaxBytes = 64 * 1024;

    const uint VersionType = 16;
    const uint SubfolderFlag = 0x8000_0000;
    const int FolderBytes = 16;
    const int EntryBytes = 8;
    const int LeafBytes = 16;
    const int BlockBytes = 6;
    const int FixedFactsBytes = 52;
    const uint FixedFactsSignature = 0xfeef04bd;
    const int MaxBlocks = 4096;

    readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    string _fileVersion = "";
    int _blocks;

    /// <summary>The product's name; empty where it is not told.</summary>
    public string ProductName => _texts.GetValueOrDefault("ProductName", "");

    /// <summary>The product's version, often with more than a version in it; empty where it is not told.</summary>
    public string ProductVersion => _texts.GetValueOrDefault("ProductVersion", "");

    /// <summary>The file's version; empty where it is not told.</summary>
    public string FileVersion => _texts.GetValueOrDefault("FileVersion", "") is { Length: > 0 } version ? version : _fileVersion;

    /// <summary>The places to collect, one after the other: each is full when the next is asked for.</summary>
    /// <exception cref="InvalidDataException">One of them lies.</exception>
    public IEnumerable<ByteCapture> Places()
    {
        var place = header.Place(header.Resources.Address, "its table of resources");
        var tree = new ByteCapture(place.At, (int)Math.Min(MaxTreeBytes, place.Bytes));
        yield return tree;
        if (Leaf(tree.Bytes) is not { } leaf)
            yield break;
        var (at, rest) = header.Place(leaf.Address, "its version");
        if (leaf.Bytes > MaxBytes || leaf.Bytes > rest)
            throw new InvalidDataException($"the version resource has {leaf.Bytes} bytes, at most {Math.Min(rest, MaxBytes)} can be read");
        if (at >= place.At && at - place.At + leaf.Bytes <= tree.Bytes.Length)
        {
            Read(tree.Bytes.Slice((int)(at - place.At), (int)leaf.Bytes));
            yield break;
        }
        var content = new ByteCapture(at, (int)leaf.Bytes);
        yield return content;
        Read(content.Bytes);
    }

    static (uint Address, uint Bytes)? Leaf(ReadOnlySpan<byte> tree)
    {
        if (Entry(tree, 0, VersionType) is not { } names)
            return null;
        var languages = Subfolder(tree, names);
        var leaf = Subfolder(tree, languages);
        if ((leaf & SubfolderFlag) != 0)
            throw new InvalidDataException("the tree of resources is deeper than three levels");
        var entry = Piece(tree, leaf, LeafBytes);
        return (BinaryPrimitives.ReadUInt32LittleEndian(entry), BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]));
    }

    static uint Subfolder(ReadOnlySpan<byte> tree, uint entry) => (entry & SubfolderFlag) != 0 && Entry(tree, entry & ~SubfolderFlag, null) is { } child
        ? child
        : throw new InvalidDataException("the tree of resources ends above its leaves");

    // What the entry of this type, or the first one of any, leads to.
    static uint? Entry(ReadOnlySpan<byte> tree, uint folder, uint? type)
    {
        var head = Piece(tree, folder, FolderBytes);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(head[12..]) + BinaryPrimitives.ReadUInt16LittleEndian(head[14..]);
        var entries = Piece(tree, (long)folder + FolderBytes, count * EntryBytes);
        for (; entries.Length > 0; entries = entries[EntryBytes..])
        {
            if (type is null || BinaryPrimitives.ReadUInt32LittleEndian(entries) == type)
                return BinaryPrimitives.ReadUInt32LittleEndian(entries[4..]);
        }
        return null;
    }

    static ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> tree, long at, int bytes) => at + bytes <= tree.Length
        ? tree.Slice((int)at, bytes)
        : throw new InvalidDataException($"the tree of resources reaches beyond its {tree.Length} bytes");

    // Version, then tables, then one for each language, then texts: four levels.
    void Read(ReadOnlySpan<byte> resource)
    {
        if (!TryBlock(resource, out var version) || version.Key != "VS_VERSION_INFO")
            throw new InvalidDataException("the version resource does not begin with its name");
        var facts = version.Content[..Math.Min(version.ValueLength, version.Content.Length)];
        if (facts.Length >= FixedFactsBytes && BinaryPrimitives.ReadUInt32LittleEndian(facts) == FixedFactsSignature)
            _fileVersion = Version(facts[8..]);
        for (var tables = Aligned(version.Content, version.ValueLength); TryBlock(tables, out var table); tables = Aligned(tables, table.Length))
        {
            if (table.Key != "StringFileInfo")
                continue;
            for (var languages = table.Content; TryBlock(languages, out var language); languages = Aligned(languages, language.Length))
            {
                for (var texts = language.Content; TryBlock(texts, out var text); texts = Aligned(texts, text.Length))
                    _texts.TryAdd(text.Key, PeText.Clean(Utf16(text.Content)));
            }
        }
    }

    bool TryBlock(ReadOnlySpan<byte> from, out Block block)
    {
        block = default;
        if (from.Length < BlockBytes)
            return false;
        int length = BinaryPrimitives.ReadUInt16LittleEndian(from);
        if (length < BlockBytes)
            return false;
        if (++_blocks > MaxBlocks)
            throw new InvalidDataException($"the version resource has more than {MaxBlocks} parts");

        // Some tools count a part too long: what is there is read.
        length = Math.Min(length, from.Length);
        var rest = from[BlockBytes..length];
        var key = Utf16(rest);
        if (key.IndexOf('\0', StringComparison.Ordinal) is not (>= 0 and var end))
            return false;
        block = new Block(length, BinaryPrimitives.ReadUInt16LittleEndian(from[2..]), key[..end], Aligned(from[..length], BlockBytes + (2 * (end + 1))));
        return true;
    }

    // Lengths are multiples of four from the start of the resource; so is every block's own start.
    static ReadOnlySpan<byte> Aligned(ReadOnlySpan<byte> block, int length) => block[Math.Min(block.Length, (length + 3) & ~3)..];

    static string Utf16(ReadOnlySpan<byte> bytes) => Encoding.Unicode.GetString(bytes[..(bytes.Length & ~1)]);

    static string Version(ReadOnlySpan<byte> facts)
    {
        var (high, low) = (BinaryPrimitives.ReadUInt32LittleEndian(facts), BinaryPrimitives.ReadUInt32LittleEndian(facts[4..]));
        return string.Create(CultureInfo.InvariantCulture, $"{high >> 16}.{high & 0xffff}.{low >> 16}.{low & 0xffff}");
    }

    [StructLayout(LayoutKind.Auto)]
    readonly ref struct Block(int length, int valueLength, string key, ReadOnlySpan<byte> content)
    {
        public int Length => length;

        public int ValueLength => valueLength;

        public string Key => key;

        public ReadOnlySpan<byte> Content { get; } = content;
    }
}
