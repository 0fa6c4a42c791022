using System.Buffers.Binary;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>A SQLite database in memory, of which whole tables are read and nothing is written or locked.</summary>
/// <remarks>
/// Format: https://www.sqlite.org/fileformat2.html, sections 1.3 (header), 1.6 (b-tree pages), 1.5 (overflow pages) and 2 (records).
/// Only tables with a row id; each page is visited once, so that a tree that goes in circles ends.
/// </remarks>
sealed class SqliteFile
{
    const int HeaderBytes = 100;
    const int MinPageBytes = 512;
    const int MaxPageBytes = 64 * 1024;
    const int MinUsableBytes = 480;
    const byte InteriorTablePage = 5;
    const byte LeafTablePage = 13;

    /// <summary>Levels of a tree. At two cells a page four pages would already address more than any file has.</summary>
    const int MaxDepth = 40;

    readonly ReadOnlyMemory<byte> _file;
    readonly Dictionary<uint, ReadOnlyMemory<byte>> _logged;
    readonly int _pageBytes;
    readonly int _usable;
    readonly long _pages;
    long _payloadBytes;

    /// <summary>A database.</summary>
    /// <param name="file">The file.</param>
    /// <param name="log">Its write-ahead log; <c>null</c> where there is none.</param>
    /// <exception cref="InvalidDataException">Its header is not in the format.</exception>
    public SqliteFile(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte>? log)
    {
        if (file.Length < HeaderBytes)
            throw new InvalidDataException($"It has {file.Length} bytes, at least {HeaderBytes} are needed.");
        _file = file;
        var stated = BinaryPrimitives.ReadUInt16BigEndian(file.Span[16..]);
        _pageBytes = stated == 1 ? MaxPageBytes : stated;
        _usable = _pageBytes - file.Span[20];
        if (_pageBytes < MinPageBytes || !int.IsPow2(_pageBytes) || _usable < MinUsableBytes)
            throw new InvalidDataException($"Its pages have {_pageBytes} bytes, {_usable} of them usable; expected is a power of two from {MinPageBytes} to {MaxPageBytes}.");
        _logged = log is { Length: > 0 } written ? SqliteLog.Pages(written, _pageBytes) : [];
        _pages = Math.Max(file.Length / _pageBytes, _logged.Keys.DefaultIfEmpty().Max());
    }

    /// <summary>Whether <paramref name="file"/> begins like a SQLite database.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.StartsWith("SQLite format 3\0"u8);

    /// <summary>The rows of a table, in the order of their ids.</summary>
    /// <exception cref="InvalidDataException">There is no such table, or it is broken; the rows before are right.</exception>
    public IEnumerable<SqliteRow> Rows(string table)
    {
        foreach (var entry in Rows(1))
        {
            if (entry.Text(0) == "table" && entry.Text(1) == table)
                return Rows(entry.Number(3));
        }
        throw new InvalidDataException($"It has no table {table}.");
    }

    IEnumerable<SqliteRow> Rows(long root)
    {
        var seen = new HashSet<long>();
        var open = new Stack<(long Page, int Cell)>();
        open.Push((root, 0));
        while (open.TryPop(out var place))
        {
            var (number, cell) = place;
            if (cell == 0 && !seen.Add(number))
                throw new InvalidDataException($"Page {number} is in the tree twice.");
            var page = Page(number);
            var head = number == 1 ? HeaderBytes : 0;
            var type = page.Span[head];
            var cells = BinaryPrimitives.ReadUInt16BigEndian(page.Span[(head + 3)..]);
            var pointers = head + (type == InteriorTablePage ? 12 : 8);
            if (type is not (InteriorTablePage or LeafTablePage) || pointers + (2 * cells) > _usable)
                throw new InvalidDataException($"Page {number} is of type {type} with {cells} cells, expected is a table.");

            if (type == LeafTablePage)
            {
                for (var i = 0; i < cells; i++)
                    yield return new SqliteRow(Payload(number, page, CellAt(page, number, pointers, i)));
            }
            else if (cell <= cells)
            {
                if (open.Count >= MaxDepth)
                    throw new InvalidDataException($"Its tree is deeper than {MaxDepth} pages.");
                open.Push((number, cell + 1));
                open.Push((Child(page, number, head, pointers, cell, cells), 0));
            }
        }
    }

    // The rightmost child is not in a cell but in the page's header.
    long Child(ReadOnlyMemory<byte> page, long number, int head, int pointers, int cell, int cells) =>
        BinaryPrimitives.ReadUInt32BigEndian(page.Span[(cell == cells ? head + 8 : CellAt(page, number, pointers, cell))..]);

    int CellAt(ReadOnlyMemory<byte> page, long number, int pointers, int cell)
    {
        var at = BinaryPrimitives.ReadUInt16BigEndian(page.Span[(pointers + (2 * cell))..]);
        return at >= pointers && at + 4 <= _usable
            ? at
            : throw new InvalidDataException($"Cell {cell} of page {number} is at {at} of {_usable} bytes.");
    }

    ReadOnlyMemory<byte> Payload(long number, ReadOnlyMemory<byte> page, int at)
    {
        var rest = page.Span[at.._usable];
        var length = SqliteRow.ReadNumber(ref rest);
        SqliteRow.ReadNumber(ref rest);
        var start = _usable - rest.Length;

        // Rows do not share pages: more bytes than there are would be a file that makes us read the same ones again and again.
        if (length < 0 || (_payloadBytes += length) > _pages * _pageBytes)
            throw new InvalidDataException($"A row on page {number} says it has {length} bytes, with those before more than the file.");

        var local = LocalBytes(length);
        if (local > rest.Length)
            throw new InvalidDataException($"A row on page {number} goes beyond the page.");
        if (local == length)
            return page.Slice(start, local);
        if (rest.Length < local + 4)
            throw new InvalidDataException($"A row on page {number} does not say where it goes on.");

        var payload = new byte[length];
        rest[..local].CopyTo(payload);
        ReadOverflow(BinaryPrimitives.ReadUInt32BigEndian(rest[local..]), payload.AsSpan(local));
        return payload;
    }

    void ReadOverflow(long number, Span<byte> rest)
    {
        while (rest.Length > 0)
        {
            var page = Page(number).Span;
            var here = Math.Min(_usable - 4, rest.Length);
            page.Slice(4, here).CopyTo(rest);
            rest = rest[here..];
            number = BinaryPrimitives.ReadUInt32BigEndian(page);
        }
    }

    // Section 1.6, "Cell Payload Overflow Pages".
    int LocalBytes(long length)
    {
        var most = _usable - 35;
        if (length <= most)
            return (int)length;
        var least = ((_usable - 12) * 32 / 255) - 23;
        var wanted = least + ((length - least) % (_usable - 4));
        return (int)(wanted <= most ? wanted : least);
    }

    ReadOnlyMemory<byte> Page(long number)
    {
        if (number is > 0 and <= uint.MaxValue && _logged.TryGetValue((uint)number, out var logged))
            return logged;
        return number > 0 && number * _pageBytes <= _file.Length
            ? _file.Slice((int)((number - 1) * _pageBytes), _pageBytes)
            : throw new InvalidDataException($"It has {_file.Length} bytes and no page {number} of {_pageBytes} bytes.");
    }
}
