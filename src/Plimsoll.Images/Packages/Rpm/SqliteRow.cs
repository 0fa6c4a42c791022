using System.Text;

namespace Plimsoll.Images.Packages.Rpm;

/// <summary>One row of a SQLite table: values by column.</summary>
/// <remarks>https://www.sqlite.org/fileformat2.html, section 2.1, "Record Format".</remarks>
readonly struct SqliteRow(ReadOnlyMemory<byte> record)
{
    const int MaxNumberBytes = 9;

    /// <summary>The bytes of a column.</summary>
    /// <returns>Empty where the column has another type.</returns>
    /// <exception cref="InvalidDataException">There is no such column.</exception>
    public ReadOnlyMemory<byte> Blob(int column)
    {
        var (type, value) = Column(column);
        return type >= 12 && type % 2 == 0 ? value : ReadOnlyMemory<byte>.Empty;
    }

    /// <summary>The text of a column.</summary>
    /// <returns>Empty where the column has another type.</returns>
    /// <exception cref="InvalidDataException">There is no such column.</exception>
    public string Text(int column)
    {
        var (type, value) = Column(column);
        return type >= 13 && type % 2 == 1 ? Encoding.UTF8.GetString(value.Span) : "";
    }

    /// <summary>The whole number of a column.</summary>
    /// <exception cref="InvalidDataException">There is no such column, or it is no whole number.</exception>
    public long Number(int column)
    {
        var (type, value) = Column(column);
        if (type is < 1 or > 9 or 7)
            throw new InvalidDataException($"Column {column} is of type {type}, not a whole number.");
        if (type >= 8)
            return type - 8;
        long number = (sbyte)value.Span[0];
        foreach (var next in value.Span[1..])
            number = (number << 8) | next;
        return number;
    }

    /// <summary>Takes a number of variable length off the front of <paramref name="bytes"/>.</summary>
    /// <exception cref="InvalidDataException">It has no end.</exception>
    internal static long ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        long number = 0;
        for (var i = 0; i < MaxNumberBytes && i < bytes.Length; i++)
        {
            // The ninth byte counts with all of its bits.
            var isLast = i == MaxNumberBytes - 1;
            number = isLast ? (number << 8) | bytes[i] : (number << 7) | (uint)(bytes[i] & 0x7F);
            if (isLast || bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return number;
            }
        }
        throw new InvalidDataException("A number has no end.");
    }

    (long Type, ReadOnlyMemory<byte> Value) Column(int column)
    {
        var span = record.Span;
        var headBytes = ReadNumber(ref span);
        var headStart = record.Length - span.Length;
        if (headBytes < headStart || headBytes > record.Length)
            throw new InvalidDataException($"A row of {record.Length} bytes says its head has {headBytes}.");

        var head = record.Span[headStart..(int)headBytes];
        var start = headBytes;
        for (var i = 0; head.Length > 0; i++)
        {
            var type = ReadNumber(ref head);
            var length = LengthOf(type);
            if (length < 0 || start + length > record.Length)
                throw new InvalidDataException($"Column {i} of a row of {record.Length} bytes has {length} bytes at {start}.");
            if (i == column)
                return (type, record.Slice((int)start, (int)length));
            start += length;
        }
        throw new InvalidDataException($"A row has no column {column}.");
    }

    static long LengthOf(long type) => type switch
    {
        >= 12 => (type - 12) / 2,
        >= 1 and <= 4 => type,
        5 => 6,
        6 or 7 => 8,
        0 or 8 or 9 => 0,
        _ => -1,
    };
}
