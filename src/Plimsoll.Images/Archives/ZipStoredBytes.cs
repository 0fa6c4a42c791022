namespace Plimsoll.Images.Archives;

/// <summary>The bytes of one entry as they are stored, to their end and no byte further.</summary>
/// <remarks>
/// Where the header does not tell the length, the end is where a descriptor stands whose compressed length is the number of bytes
/// before it: that is found without inflating, so that entries nobody asked for cost no more than the memory they stream through.
/// </remarks>
sealed class ZipStoredBytes(ForwardBytes archive, ZipHeader header) : ReadOnlyForwardStream
{
    // A length that is not known yet counts as none: what is known to belong to the entry is in _sure.
    long _left = header.StoredBytes ?? 0;
    long _position;
    int _sure;
    bool _isEndFound = header.StoredBytes is not null;
    bool _isEnded;

    /// <summary>The descriptor, once the end was met; <c>null</c> before, and where the header told all.</summary>
    public ZipDescriptor? Descriptor { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The archive ends inside the entry.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = Math.Min(await SeeAsync(cancellationToken), buffer.Length);
        archive.Seen[..length].CopyTo(buffer);
        Pass(length);
        return length;
    }

    /// <summary>Passes over what nobody read.</summary>
    /// <exception cref="InvalidDataException">The archive ends inside the entry.</exception>
    public async ValueTask DrainAsync(CancellationToken cancellation)
    {
        while (await SeeAsync(cancellation) is > 0 and var length)
            Pass(length);
    }

    void Pass(int bytes)
    {
        archive.Pass(bytes);
        _position += bytes;
        if (_isEndFound)
            _left -= bytes;
        else
            _sure -= bytes;
    }

    /// <summary>How many bytes of what the archive shows belong to the entry; none at its end.</summary>
    async ValueTask<int> SeeAsync(CancellationToken cancellation)
    {
        while (!_isEndFound && _sure == 0)
        {
            var isMore = await archive.SeeAsync(2 * ZipDescriptor.MaxSeenBytes, cancellation);
            Search(archive.Seen.Span);
            if (!isMore && !_isEndFound && _sure == 0)
                throw new InvalidDataException($"the archive ends inside the entry \"{header.Entry.Name}\"");
        }
        if (!_isEndFound)
            return _sure;
        if (_left == 0)
        {
            if (!_isEnded)
                await EndAsync(cancellation);
            return 0;
        }
        if (!await archive.SeeAsync(1, cancellation))
            throw new InvalidDataException($"the archive ends {_left} bytes before the end of the entry \"{header.Entry.Name}\"");
        return (int)Math.Min(_left, archive.Seen.Length);
    }

    async ValueTask EndAsync(CancellationToken cancellation)
    {
        _isEnded = true;
        if (!header.HasDescriptor)
            return;
        await archive.SeeAsync(ZipDescriptor.MaxSeenBytes, cancellation);

        // Some writers announce one behind an entry of known length, and leave it out.
        Descriptor = ZipDescriptor.At(archive.Seen.Span, _position, header.Entry.Method == ZipEntry.Stored);
        archive.Pass(Descriptor?.Length ?? 0);
    }

    // Each "PK" is the signature of a descriptor, of the header behind one that has none, or an accident.
    void Search(ReadOnlySpan<byte> seen)
    {
        var isStored = header.Entry.Method == ZipEntry.Stored;
        var at = 0;
        while (seen[at..].IndexOf("PK"u8) is >= 0 and var hit)
        {
            at += hit;
            if (at + ZipDescriptor.MaxSeenBytes > seen.Length && !archive.IsAtEnd)
                break;
            foreach (var length in (ReadOnlySpan<int>)[0, 12, ZipDescriptor.MaxUnsignedBytes])
            {
                if (at >= length && ZipDescriptor.At(seen[(at - length)..], _position + at - length, isStored) is { } descriptor
                    && (length == 0 || descriptor.Length == length))
                {
                    (_isEndFound, _left) = (true, at - length);
                    return;
                }
            }
            at += 2;
        }
        if (seen[at..].IndexOf("PK"u8) < 0)
            at = seen.Length - 1;
        _sure = Math.Max(0, at - ZipDescriptor.MaxUnsignedBytes);
    }
}
