namespace Plimsoll.Vulnerabilities.Feeds.Files;

/// <summary>One of the Huffman codes of a bzip2 block, in canonical form.</summary>
sealed class Bzip2Code
{
    const int MaxLength = 20;

    readonly int[] _limits = new int[MaxLength + 2];
    readonly int[] _bases = new int[MaxLength + 2];
    readonly ushort[] _symbols;

    Bzip2Code(ReadOnlySpan<byte> lengths)
    {
        _symbols = new ushort[lengths.Length];
        var (next, code) = (0, 0);
        for (var length = 1; length <= MaxLength; length++)
        {
            _bases[length] = next - code;
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    _symbols[next++] = (ushort)symbol;
                    code++;
                }
            }
            _limits[length] = code;
            code <<= 1;
        }
    }

    /// <summary>Reads the lengths of the codes of <paramref name="count"/> symbols.</summary>
    /// <exception cref="InvalidDataException">A length is out of range.</exception>
    internal static Bzip2Code Read(Bzip2Bits bits, int count)
    {
        Span<byte> lengths = stackalloc byte[count];
        var length = (int)bits.Take(5);
        for (var i = 0; i < count; i++)
        {
            while (bits.Take(1) != 0)
            {
                length += bits.Take(1) == 0 ? 1 : -1;
                if (length is < 1 or > MaxLength)
                    break;
            }
            if (length is < 1 or > MaxLength)
                throw new InvalidDataException("The bzip2 data is damaged: the length of a code is out of range.");
            lengths[i] = (byte)length;
        }
        return new Bzip2Code(lengths);
    }

    /// <summary>Reads one symbol.</summary>
    /// <exception cref="InvalidDataException">The bits are no code.</exception>
    internal int Next(Bzip2Bits bits)
    {
        var code = 0;
        for (var length = 1; length <= MaxLength; length++)
        {
            code = (code << 1) | (int)bits.Take(1);
            if (code < _limits[length] && code + _bases[length] is >= 0 and var index && index < _symbols.Length)
                return _symbols[index];
        }
        throw new InvalidDataException("The bzip2 data is damaged: a code is not in its table.");
    }
}
