namespace Plimsoll.Vulnerabilities.Feeds.Files;

/// <summary>One block of bzip2, whose bytes come out in order.</summary>
sealed class Bzip2Block
{
    const int GroupSymbols = 50;
    static readonly uint[] Crc = MakeCrc();

    readonly uint[] _chain;
    readonly int _length;
    uint _at;
    int _done;
    int _same;
    int _repeats;
    int _last = -1;
    bool _runOver;
    uint _checksum = uint.MaxValue;

    Bzip2Block(uint[] chain, int length, int origin)
    {
        (_chain, _length) = (chain, length);
        if (length > 0)
            _at = chain[origin] >> 8;
    }

    /// <summary>The checksum of what came out so far.</summary>
    internal uint Checksum => ~_checksum;

    /// <summary>Reads the symbols of a block.</summary>
    /// <param name="bits">Stand at its first symbol.</param>
    /// <param name="symbols">The bytes that occur in it.</param>
    /// <param name="selectors">The code of each group of 50 symbols.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="origin">Where the sorted rotations hold the text itself.</param>
    /// <param name="limit">The most bytes of the block.</param>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    internal static Bzip2Block Read(Bzip2Bits bits, byte[] symbols, byte[] selectors, Bzip2Code[] codes, int origin, int limit)
    {
        var chain = new uint[limit];
        var length = Symbols(bits, symbols, selectors, codes, chain);
        if (origin >= length)
            throw new InvalidDataException("The bzip2 data is damaged: a block begins outside of itself.");
        Link(chain.AsSpan(0, length));
        return new Bzip2Block(chain, length, origin);
    }

    /// <summary>Hands the next bytes out.</summary>
    /// <returns>How many; 0 at the end.</returns>
    internal int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            if (_repeats > 0)
            {
                _repeats--;
                buffer[count++] = Out((byte)_last);
                continue;
            }
            if (_done == _length)
                break;
            var entry = _chain[_at];
            var value = (int)(entry & 0xFF);
            _at = entry >> 8;
            _done++;
            if (_same == 4)
            {
                // Four equal bytes are followed by how many more of them there are.
                (_repeats, _same) = (value, 0);
                _runOver = true;
                continue;
            }
            _same = value == _last && !_runOver ? _same + 1 : 1;
            _runOver = false;
            _last = value;
            buffer[count++] = Out((byte)value);
        }
        return count;
    }

    byte Out(byte value)
    {
        _checksum = (_checksum << 8) ^ Crc[(_checksum >> 24) ^ value];
        return value;
    }

    static int Symbols(Bzip2Bits bits, byte[] symbols, byte[] selectors, Bzip2Code[] codes, uint[] chain)
    {
        byte[] front = [.. symbols];
        var end = symbols.Length + 1;
        var (length, run, weight) = (0, 0, 1);
        for (var i = 0; ; i++)
        {
            if (i / GroupSymbols >= selectors.Length)
                throw new InvalidDataException("The bzip2 data is damaged: a block has too many symbols.");
            var symbol = codes[selectors[i / GroupSymbols]].Next(bits);
            if (symbol <= 1)
            {
                // Lengths of runs are written in digits 1 and 2, the lowest first.
                run += weight << symbol;
                weight <<= 1;
                if (run > chain.Length)
                    throw TooLong();
                continue;
            }
            if (run > 0)
            {
                if (length + run > chain.Length)
                    throw TooLong();
                chain.AsSpan(length, run).Fill(front[0]);
                length += run;
                (run, weight) = (0, 1);
            }
            if (symbol == end)
                return length;
            var value = front[symbol - 1];
            front.AsSpan(0, symbol - 1).CopyTo(front.AsSpan(1));
            front[0] = value;
            if (length == chain.Length)
                throw TooLong();
            chain[length++] = value;
        }
    }

    // The sorted last column becomes a chain: each entry holds a byte and, above it, the place of the next.
    static void Link(Span<uint> chain)
    {
        Span<int> starts = stackalloc int[256];
        foreach (var entry in chain)
            starts[(int)(entry & 0xFF)]++;
        var sum = 0;
        for (var i = 0; i < 256; i++)
            (starts[i], sum) = (sum, sum + starts[i]);
        for (var i = 0; i < chain.Length; i++)
            chain[starts[(int)(chain[i] & 0xFF)]++] |= (uint)i << 8;
    }

    static InvalidDataException TooLong() => new("The bzip2 data is damaged: a block is longer than its level allows.");

    static uint[] MakeCrc()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 0x80000000) != 0 ? (value << 1) ^ 0x04C11DB7 : value << 1;
            table[i] = value;
        }
        return table;
    }
}
