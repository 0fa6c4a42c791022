namespace Plimsoll.Vulnerabilities.Feeds.Files;

/// <summary>Decompresses bzip2 forwards, in memory of a fixed size: 900,000 bytes and their indexes. Not safe for concurrent use.</summary>
/// <remarks>
/// The format as bzip2 1.0.8 writes it; it has no specification of its own. Several streams behind one another are one. The random
/// order that versions before 0.9.5 could ask for is refused.
/// </remarks>
/// <param name="inner">The compressed bytes; closed with this stream.</param>
sealed class Bzip2Stream(Stream inner) : ForwardStream
{
    const ulong BlockMagic = 0x314159265359;
    const ulong EndMagic = 0x177245385090;
    const int MaxSelectors = 18_002;

    readonly Bzip2Bits _bits = new(inner);
    Bzip2Block? _block;
    uint _stored;
    uint _combined;
    bool _isOver;
    int _level;

    /// <exception cref="InvalidDataException">The bytes are not bzip2, or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length && !_isOver)
        {
            if (_block is null && !NextBlock())
                break;
            var read = _block!.Read(buffer[count..]); // NextBlock found one
            count += read;
            if (read > 0)
                continue;
            if (_block.Checksum != _stored)
                throw new InvalidDataException("The bzip2 data is damaged: the checksum of a block is not that of its content.");
            _combined = ((_combined << 1) | (_combined >> 31)) ^ _stored;
            _block = null;
        }
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    bool NextBlock()
    {
        while (_level != 0 || Begin())
        {
            var magic = ((ulong)_bits.Take(24) << 24) | _bits.Take(24);
            _stored = (_bits.Take(16) << 16) | _bits.Take(16);
            if (magic == BlockMagic)
            {
                _block = ReadBlock();
                return true;
            }
            if (magic != EndMagic)
                throw new InvalidDataException("The bzip2 data is damaged: no block where one should begin.");
            if (_stored != _combined)
                throw new InvalidDataException("The bzip2 data is damaged: its checksum is not that of its content.");
            (_level, _combined) = (0, 0);
            _bits.Align();
        }
        return false;
    }

    bool Begin()
    {
        if (_bits.IsAtEnd)
        {
            _isOver = true;
            return false;
        }
        if (_bits.Take(24) != 0x425A68 || _bits.Take(8) is not (>= '1' and <= '9'))
            throw new InvalidDataException("Not bzip2.");
        _level = (int)_bits.Last - '0';
        return true;
    }

    Bzip2Block ReadBlock()
    {
        if (_bits.Take(1) != 0)
            throw new InvalidDataException("The bzip2 data is of a version before 0.9.5, which is not read.");
        var origin = (int)_bits.Take(24);
        var symbols = ReadSymbols();
        var tables = (int)_bits.Take(3);
        var selectorCount = (int)_bits.Take(15);
        if (tables is < 2 or > 6 || selectorCount == 0)
            throw new InvalidDataException("The bzip2 data is damaged: a block has no tables.");
        var selectors = ReadSelectors(tables, selectorCount);
        var codes = new Bzip2Code[tables];
        for (var i = 0; i < tables; i++)
            codes[i] = Bzip2Code.Read(_bits, symbols.Length + 2);
        return Bzip2Block.Read(_bits, symbols, selectors, codes, origin, _level * 100_000);
    }

    byte[] ReadSymbols()
    {
        var groups = _bits.Take(16);
        var symbols = new List<byte>(256);
        for (var group = 0; group < 16; group++)
        {
            if ((groups & (0x8000u >> group)) == 0)
                continue;
            var used = _bits.Take(16);
            for (var i = 0; i < 16; i++)
            {
                if ((used & (0x8000u >> i)) != 0)
                    symbols.Add((byte)((group * 16) + i));
            }
        }
        return symbols.Count > 0 ? [.. symbols] : throw new InvalidDataException("The bzip2 data is damaged: a block has no symbols.");
    }

    byte[] ReadSelectors(int tables, int count)
    {
        Span<byte> order = [0, 1, 2, 3, 4, 5];
        var selectors = new byte[Math.Min(count, MaxSelectors)];
        for (var i = 0; i < count; i++)
        {
            var position = 0;
            while (_bits.Take(1) != 0)
            {
                if (++position >= tables)
                    throw new InvalidDataException("The bzip2 data is damaged: a selector is out of range.");
            }
            var table = order[position];
            order[..position].CopyTo(order[1..]);
            order[0] = table;
            if (i < selectors.Length)
                selectors[i] = table;
        }
        return selectors;
    }
}
