using System.Buffers.Binary;
using System.Numerics;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Where in the tables of .NET metadata the row of the assembly itself lies: behind every table with a lower number.</summary>
/// <remarks>ECMA-335 (6th edition) II.24.2.6 for the header and the sizes of indices, II.22 for the columns.</remarks>
sealed class MetadataTables
{
    /// <summary>Bytes of the header before the counts of rows.</summary>
    public const int FixedBytes = 24;

    const int MaxRows = 0xff_ffff;
    const int AssemblyTable = 0x20;

    // Columns: a digit is so many bytes, S a text, G a GUID, B a blob, i and a table an index into it, c and a number one of CodedIndices.
    static readonly string[][] Columns =
    [
        ["2", "S", "G", "G", "G"], ["cA", "S", "S"], ["4", "S", "S", "c0", "i04", "i06"], ["i04"],
        ["2", "S", "B"], ["i06"], ["4", "2", "2", "S", "B", "i08"], ["i08"],
        ["2", "2", "S"], ["i02", "c0"], ["c5", "S", "B"], ["2", "c1", "B"],
        ["c2", "c9", "B"], ["c3", "B"], ["2", "c4", "B"], ["2", "4", "i02"],
        ["4", "i04"], ["B"], ["i02", "i14"], ["i14"],
        ["2", "S", "c0"], ["i02", "i17"], ["i17"], ["2", "S", "B"],
        ["2", "i06", "c6"], ["i02", "c7", "c7"], ["S"], ["B"],
        ["2", "c8", "S", "i1A"], ["4", "i04"], ["4", "4"], ["4"],
    ];

    // Bits for the table's choice, then the tables of which it is one.
    static readonly byte[][] CodedIndices =
    [
        [2, 0x02, 0x01, 0x1b],
        [2, 0x04, 0x08, 0x17],
        [5, 0x06, 0x04, 0x01, 0x02, 0x08, 0x09, 0x0a, 0x00, 0x0e, 0x17, 0x14, 0x11, 0x1a, 0x1b, 0x20, 0x23, 0x26, 0x27, 0x28, 0x2a, 0x2c, 0x2b],
        [1, 0x04, 0x08],
        [2, 0x02, 0x06, 0x20],
        [3, 0x02, 0x01, 0x1a, 0x06, 0x1b],
        [1, 0x14, 0x17],
        [1, 0x06, 0x0a],
        [1, 0x04, 0x06],
        [3, 0x06, 0x0a],
        [2, 0x00, 0x1a, 0x23, 0x01],
    ];

    readonly int[] _rows = new int[64];
    readonly byte _heaps;
    readonly int _headerBytes;

    /// <summary>Reads the header.</summary>
    /// <param name="header">At least as long as <see cref="HeaderBytes"/> says.</param>
    /// <exception cref="InvalidDataException">It lies.</exception>
    public MetadataTables(ReadOnlySpan<byte> header)
    {
        _heaps = header[6];
        var present = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
        var at = FixedBytes;
        for (var table = 0; table < _rows.Length; table++)
        {
            if ((present >> table & 1) == 0)
                continue;
            var rows = BinaryPrimitives.ReadUInt32LittleEndian(header[at..]);
            if (rows > MaxRows)
                throw new InvalidDataException($"a table of the metadata has {rows} rows, at most {MaxRows} are allowed");
            _rows[table] = (int)rows;
            at += 4;
        }
        _headerBytes = at + (HasMore ? 4 : 0);
    }

    /// <summary>Whether there is a row for an assembly: a module that is a part of one has none.</summary>
    public bool HasAssembly => _rows[AssemblyTable] > 0;

    /// <summary>Where its row begins, from the start of the header, bytes.</summary>
    public long AssemblyAt
    {
        get
        {
            long at = _headerBytes;
            for (var table = 0; table < AssemblyTable; table++)
                at += (long)_rows[table] * Columns[table].Sum(Bytes);
            return at;
        }
    }

    /// <summary>Bytes of its row.</summary>
    public int AssemblyBytes => 16 + Blob + Text + Text;

    // An undocumented flag of the header: one more number follows the counts.
    bool HasMore => (_heaps & 0x40) != 0;

    int Text => (_heaps & 1) != 0 ? 4 : 2;

    int Guid => (_heaps & 2) != 0 ? 4 : 2;

    int Blob => (_heaps & 4) != 0 ? 4 : 2;

    /// <summary>How long a header is, by its first <see cref="FixedBytes"/>.</summary>
    public static int HeaderBytes(ReadOnlySpan<byte> start) =>
        FixedBytes + (BitOperations.PopCount(BinaryPrimitives.ReadUInt64LittleEndian(start[8..])) * 4);

    /// <summary>The version, and where the name and the culture stand among the texts.</summary>
    public (Version Version, uint Name, uint Culture) Assembly(ReadOnlySpan<byte> row)
    {
        var version = new Version(
            BinaryPrimitives.ReadUInt16LittleEndian(row[4..]), BinaryPrimitives.ReadUInt16LittleEndian(row[6..]),
            BinaryPrimitives.ReadUInt16LittleEndian(row[8..]), BinaryPrimitives.ReadUInt16LittleEndian(row[10..]));
        return (version, TextIndex(row[(16 + Blob)..]), TextIndex(row[(16 + Blob + Text)..]));
    }

    uint TextIndex(ReadOnlySpan<byte> column) =>
        Text == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(column) : BinaryPrimitives.ReadUInt16LittleEndian(column);

    int Bytes(string column) => column[0] switch
    {
        'S' => Text,
        'G' => Guid,
        'B' => Blob,
        'i' => _rows[Convert.ToInt32(column[1..], 16)] <= ushort.MaxValue ? 2 : 4,
        'c' => CodedBytes(CodedIndices[Convert.ToInt32(column[1..], 16)]),
        var digit => digit - '0',
    };

    int CodedBytes(byte[] index)
    {
        foreach (var table in index.AsSpan(1))
        {
            if (_rows[table] >= 1 << (16 - index[0]))
                return 4;
        }
        return 2;
    }
}
