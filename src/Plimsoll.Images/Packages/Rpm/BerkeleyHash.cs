using System.Buffers.Binary;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>The database <c>Packages</c> as Berkeley DB keeps it: a hash table of headers by number, in either byte order.</summary>
/// <remarks>
/// Format: dbinc/db_page.h of Berkeley DB 5.3. Buckets do not matter to who wants everything: each page says itself whether it holds pairs.
/// A value is on the page, or on a chain of overflow pages of its own.
/// </remarks>
sealed class BerkeleyHash
{
    const uint HashMagic = 0x061561;
    const int MetaBytes = 512;
    const int PageHeaderBytes = 26;
    const int MinPageBytes = 512;
    const int MaxPageBytes = 64 * 1024;
    const int OffPageItemBytes = 12;
    const byte HashMetaPage = 8;
    const byte UnsortedHashPage = 2;
    const byte HashPage = 13;
    const byte OverflowPage = 7;
    const byte InlineItem = 1;
    const byte OffPageItem = 3;

    readonly ReadOnlyMemory<byte> _file;
    readonly bool _isBigEndian;
    readonly int _pageBytes;
    readonly int _pages;
    long _total;

    BerkeleyHash(ReadOnlyMemory<byte> file)
    {
        var meta = file.Span;
        _file = file;
        _isBigEndian = BinaryPrimitives.ReadUInt32BigEndian(meta[12..]) == HashMagic;
        var pageBytes = UInt32(meta[20..]);
        if (pageBytes is < MinPageBytes or > MaxPageBytes || !uint.IsPow2(pageBytes))
            throw new InvalidDataException($"Its pages have {pageBytes} bytes, expected is a power of two from {MinPageBytes} to {MaxPageBytes}.");
        if (meta[24] != 0)
            throw new InvalidDataException("It is encrypted.");
        if (meta[25] != HashMetaPage)
            throw new InvalidDataException($"Its first page is of type {meta[25]}, expected is {HashMetaPage}, that of a hash table.");
        _pageBytes = (int)pageBytes;
        _pages = file.Length / _pageBytes;
        if (UInt32(meta[32..]) is var last && last >= _pages)
            throw new InvalidDataException($"Its last page is {last}, but it has {file.Length} bytes, {_pages} pages.");
    }

    /// <summary>Whether <paramref name="file"/> begins like such a database.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.Length >= MetaBytes
        && (BinaryPrimitives.ReadUInt32LittleEndian(file[12..]) == HashMagic || BinaryPrimitives.ReadUInt32BigEndian(file[12..]) == HashMagic);

    /// <summary>The values of all keys but 0, which counts them; ordered by key.</summary>
    /// <exception cref="InvalidDataException">A page is not what it says.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Values(ReadOnlyMemory<byte> file)
    {
        var database = new BerkeleyHash(file);
        return database.Pairs().OrderBy(pair => pair.Key).ThenBy(pair => pair.Page).Select(pair => database.Value(pair.Page, pair.Start, pair.Length));
    }

    List<(uint Key, int Page, int Start, int Length)> Pairs()
    {
        var pairs = new List<(uint, int, int, int)>();
        for (var number = 1; number < _pages; number++)
        {
            var page = Page(number);
            if (page[25] is not (HashPage or UnsortedHashPage))
                continue;
            var items = UInt16(page[20..]);
            if (PageHeaderBytes + (2 * items) > _pageBytes)
                throw new InvalidDataException($"Page {number} says it has {items} items.");
            for (var i = 0; i + 1 < items; i += 2)
            {
                var (keyStart, keyLength) = Item(page, number, i);
                var (start, length) = Item(page, number, i + 1);

                // The type of the item comes first, then the number.
                if (keyLength == 5 && page[keyStart] == InlineItem && UInt32(page[(keyStart + 1)..]) is not 0 and var key)
                    pairs.Add((key, number, start, length));
            }
        }
        return pairs;
    }

    // Items fill the page from its end: each begins where the next one, of a smaller number, ends.
    (int Start, int Length) Item(ReadOnlySpan<byte> page, int number, int index)
    {
        var start = UInt16(page[(PageHeaderBytes + (2 * index))..]);
        var end = index == 0 ? _pageBytes : UInt16(page[(PageHeaderBytes + (2 * (index - 1)))..]);
        return start >= PageHeaderBytes && start < end && end <= _pageBytes
            ? (start, end - start)
            : throw new InvalidDataException($"Item {index} of page {number} is from {start} to {end} of {_pageBytes} bytes.");
    }

    ReadOnlyMemory<byte> Value(int number, int start, int length)
    {
        var item = Page(number).Slice(start, length);
        switch (item[0])
        {
            case InlineItem:
                Count(length - 1);
                return _file.Slice((number * _pageBytes) + start + 1, length - 1);
            case OffPageItem when length >= OffPageItemBytes:
                var total = UInt32(item[8..]);
                Count(total);
                return Chain(UInt32(item[4..]), (int)total);
            default:
                throw new InvalidDataException($"A value on page {number} is of type {item[0]}, expected is {InlineItem} or {OffPageItem}.");
        }
    }

    byte[] Chain(uint number, int length)
    {
        var value = new byte[length];
        var filled = 0;
        while (filled < length)
        {
            if (number == 0 || number >= _pages)
                throw new InvalidDataException($"A value of {length} bytes goes on at page {number} of {_pages} after {filled} bytes.");
            var page = Page((int)number);
            var here = UInt16(page[22..]);
            if (page[25] != OverflowPage || here == 0 || here > _pageBytes - PageHeaderBytes)
                throw new InvalidDataException($"Page {number} is of type {page[25]} and has {here} bytes of a value of {length}.");
            here = Math.Min(here, (ushort)Math.Min(length - filled, ushort.MaxValue));
            page.Slice(PageHeaderBytes, here).CopyTo(value.AsSpan(filled));
            filled += here;
            number = UInt32(page[16..]);
        }
        return value;
    }

    // Values do not share pages: more bytes than the file has would be one that makes us read the same ones again and again.
    void Count(long bytes)
    {
        _total += bytes;
        if (_total > _file.Length)
            throw new InvalidDataException($"Its values have more than its {_file.Length} bytes together.");
    }

    ReadOnlySpan<byte> Page(int number) => _file.Span.Slice(number * _pageBytes, _pageBytes);

    uint UInt32(ReadOnlySpan<byte> bytes) =>
        _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    ushort UInt16(ReadOnlySpan<byte> bytes) =>
        _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
