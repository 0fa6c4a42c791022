namespace Plimsoll.Vulnerabilities.Feeds.Files;

/// <summary>The bits of a stream, the highest of each byte first.</summary>
/// <param name="stream">The stream.</param>
sealed class Bzip2Bits(Stream stream)
{
    readonly byte[] _buffer = new byte[64 * 1024];
    int _at;
    int _count;
    ulong _bits;
    int _held;

    /// <summary>What <see cref="Take"/> gave last.</summary>
    internal uint Last { get; private set; }

    /// <summary>Whether no whole byte is left.</summary>
    internal bool IsAtEnd => _held == 0 && _at == _count && !Fill();

    /// <summary>Takes <paramref name="count"/> bits, 1 to 24.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    internal uint Take(int count)
    {
        while (_held < count)
        {
            if (_at == _count && !Fill())
                throw new InvalidDataException("The bzip2 data is cut short.");
            _bits = (_bits << 8) | _buffer[_at++];
            _held += 8;
        }
        _held -= count;
        return Last = (uint)(_bits >> _held) & ((1u << count) - 1);
    }

    /// <summary>Passes over what is left of a byte.</summary>
    internal void Align() => _held -= _held % 8;

    bool Fill()
    {
        (_at, _count) = (0, stream.Read(_buffer, 0, _buffer.Length));
        return _count > 0;
    }
}
