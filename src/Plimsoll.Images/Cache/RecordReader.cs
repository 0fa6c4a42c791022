using System.Buffers.Binary;
using System.Text;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Cache;

/// <summary>Reads the parts of a <see cref="LayerRecord"/>; nothing is allocated that the file does not hold.</summary>
sealed class RecordReader(ReadOnlyMemory<byte> file)
{
    readonly char[] _path = new char[LayerLimits.MaxPathLength];
    int _position;

    /// <summary>One byte.</summary>
    /// <exception cref="InvalidDataException">The file has ended.</exception>
    public byte Byte() => Take(1)[0];

    /// <summary>A number of eight bytes that is not negative.</summary>
    /// <exception cref="InvalidDataException">The file has ended, or it is negative.</exception>
    public long Number() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long))) is >= 0 and var number
        ? number
        : throw new InvalidDataException("A number is negative.");

    /// <summary>A number of seven bits a byte.</summary>
    /// <exception cref="InvalidDataException">The file has ended, or it is too large.</exception>
    public long Length()
    {
        long number = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = Byte();
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
        throw new InvalidDataException("A number is too large.");
    }

    /// <summary>The number of things that follow, each of at least one byte.</summary>
    /// <exception cref="InvalidDataException">There are not as many bytes left.</exception>
    public int Count() => Length() is var count && count <= file.Length - _position
        ? (int)count
        : throw new InvalidDataException("A count is larger than the file.");

    /// <summary>Bytes behind their length.</summary>
    /// <exception cref="InvalidDataException">The file has ended.</exception>
    public byte[] Bytes() => Take(Count()).ToArray();

    /// <summary>Text behind its length in bytes.</summary>
    /// <exception cref="InvalidDataException">The file has ended.</exception>
    public string Text() => Encoding.UTF8.GetString(Take(Count()));

    /// <summary>A path behind its length in bytes.</summary>
    /// <exception cref="InvalidDataException">The file has ended, or the path is longer than any in a layer.</exception>
    public ReadOnlyMemory<char> Path(PathStore paths)
    {
        var bytes = Take(Count());
        return Encoding.UTF8.TryGetChars(bytes, _path, out var length)
            ? paths.Add(_path.AsSpan(0, length))
            : throw new InvalidDataException("A path is too long.");
    }

    ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes > file.Length - _position)
            throw new InvalidDataException("The file ends too early.");
        var taken = file.Span.Slice(_position, bytes);
        _position += bytes;
        return taken;
    }
}
