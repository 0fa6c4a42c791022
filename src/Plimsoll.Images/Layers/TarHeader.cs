using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

/// <summary>The fields of one 512-byte header block of a tar, read in place.</summary>
/// <remarks>
/// POSIX.1-2017 pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format" (base-256 numbers, old sparse headers).
/// </remarks>
readonly ref struct TarHeader
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 512;

    readonly ReadOnlySpan<byte> _block;

    TarHeader(ReadOnlySpan<byte> block) => _block = block;

    /// <summary>The type flag.</summary>
    public byte Type => _block[156];

    /// <summary>The size field, bytes.</summary>
    public long Size => Number(_block.Slice(124, 12));

    /// <summary>Whether the mode lets anybody execute it; a mode that is no number lets nobody.</summary>
    public bool IsExecutable
    {
        get
        {
            var mode = Text(_block.Slice(100, 8)).Trim((byte)' ');
            return mode.Length >= 3 && mode[^3..].ContainsAny((byte)'1', (byte)'3', (byte)'5') | mode[^3..].Contains((byte)'7');
        }
    }

    /// <summary>Name, without the prefix.</summary>
    public ReadOnlySpan<byte> Name => Text(_block[..100]);

    /// <summary>The linked name.</summary>
    public ReadOnlySpan<byte> LinkName => Text(_block.Slice(157, 100));

    /// <summary>The folder part of a ustar name; empty in the GNU and the oldest format, which use these bytes otherwise.</summary>
    public ReadOnlySpan<byte> Prefix => _block.Slice(257, 6).SequenceEqual("ustar\0"u8) ? Text(_block.Slice(345, 155)) : [];

    /// <summary>Old GNU sparse format: the size of the unpacked file, bytes.</summary>
    public long SparseRealSize => Number(_block.Slice(483, 12));

    /// <summary>Old GNU sparse format: the four pieces of the header.</summary>
    public ReadOnlySpan<byte> SparsePieces => _block.Slice(386, 96);

    /// <summary>Old GNU sparse format: whether a block with further pieces follows.</summary>
    public bool SparseContinues => _block[482] is not (0 or (byte)'0');

    /// <summary>Reads a header block.</summary>
    /// <exception cref="LayerUnreadableException">Its checksum is wrong.</exception>
    public static TarHeader Read(ReadOnlySpan<byte> block, long position)
    {
        var (unsigned, signed) = (0, 0);
        for (var i = 0; i < BlockBytes; i++)
        {
            var value = i is >= 148 and < 156 ? (byte)' ' : block[i];
            unsigned += value;
            signed += (sbyte)value;
        }

        var stated = Number(block.Slice(148, 8));
        if (stated != unsigned && stated != signed)
        {
            throw new LayerUnreadableException(
                UnreadReason.Malformed,
                $"The tar header at byte {position} has the checksum {stated}, expected {unsigned}.");
        }
        return new TarHeader(block);
    }

    /// <summary>A number: octal text, or base-256 where the first bit is set.</summary>
    /// <exception cref="LayerUnreadableException">It is negative, too large, or no number.</exception>
    public static long Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            // The second bit is the sign, which no size has.
            long large = field[0] & 0x7F;
            foreach (var part in field[1..])
            {
                if (large > long.MaxValue >> 8)
                    throw NotANumber(field);
                large = (large << 8) | part;
            }
            return (field[0] & 0x40) == 0 ? large : throw NotANumber(field);
        }

        var digits = field.Trim(" \0"u8);
        var value = 0L;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
                throw NotANumber(field);
            value = (value << 3) | (uint)(digit - '0');
        }
        return value;
    }

    static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field) =>
        field.IndexOf((byte)0) is var end and >= 0 ? field[..end] : field;

    static LayerUnreadableException NotANumber(ReadOnlySpan<byte> field) => new(
        UnreadReason.Malformed,
        $"A number of a tar header is 0x{Convert.ToHexStringLower(field)}, expected octal digits or a base-256 number of at most 63 bits.");
}
