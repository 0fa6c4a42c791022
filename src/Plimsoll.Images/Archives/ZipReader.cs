using System.Buffers.Binary;

namespace Plimsoll.Images.Archives;

/// <summary>
/// Reads a zip archive (a jar, a wheel, a NuGet package) once and forwards, in memory that does not depend on its length. Entries
/// are those that have a local header, also behind the end of a first archive; the directory only tells whether that is all.
/// </summary>
/// <remarks>
/// PKWARE APPNOTE 6.3.10. What stands before the first header (a shell script, a program that unpacks itself) is passed over, as all
/// readers of zip do. An archive may be an entry of another one: give <see cref="OpenContent"/> to a second reader with the same budget.
/// </remarks>
sealed class ZipReader : IDisposable
{
    /// <summary>Bytes that may stand before the first entry: 4 MiB.</summary>
    public const int MaxPrefixBytes = 4 * 1024 * 1024;

    const uint LocalHeader = 0x04034B50;
    const uint DirectoryEnd = 0x06054B50;
    const uint DirectoryEnd64 = 0x06064B50;
    const uint ExtraData = 0x08064B50;

    readonly ForwardBytes _archive;
    readonly ZipBudget _budget;
    readonly ZipDirectory _directory;
    ZipHeader? _header;
    ZipStoredBytes? _stored;
    bool _isEnded;

    /// <summary>Starts to read an archive.</summary>
    /// <param name="archive">The archive; stays open.</param>
    /// <param name="budget">What it may cost, shared with the archives in it and around it.</param>
    public ZipReader(Stream archive, ZipBudget budget)
    {
        _archive = new ForwardBytes(archive);
        _budget = budget;
        _directory = new ZipDirectory(_archive);
    }

    /// <summary>What the archive holds beyond its entries and was not read; <c>null</c> where that is nothing. Known behind the last entry.</summary>
    public string? Problem => _directory.Problem;

    /// <summary>Whether the start of an archive was found.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Goes to the next entry, past what was not read of this one.</summary>
    /// <returns><c>null</c> behind the last one.</returns>
    /// <exception cref="InvalidDataException">It is no zip archive, ends too early, or is beyond a limit.</exception>
    public async ValueTask<ZipEntry?> NextAsync(CancellationToken cancellation)
    {
        if (_stored is { } passed)
            await passed.DrainAsync(cancellation);
        (_header, _stored) = (null, null);
        if (_isEnded)
            return null;

        if (!IsStarted)
            await FindStartAsync(cancellation);
        IsStarted = true;
        if (!await IsAtEntryAsync(cancellation))
        {
            _isEnded = true;
            return null;
        }

        _budget.TakeEntry();
        _header = await ReadHeaderAsync(cancellation);
        _directory.Add(_header.Entry);
        _stored = new ZipStoredBytes(_archive, _header);
        return _header.Entry;
    }

    /// <summary>The uncompressed content of this entry, to be read before the next one is asked for. At most once an entry.</summary>
    /// <exception cref="InvalidDataException">The entry has an obstacle.</exception>
    public Stream OpenContent() => _header!.Entry.Obstacle is { } obstacle
        ? throw new InvalidDataException(obstacle)
        : new ZipContent(_stored!, _header.Entry, _budget);

    /// <summary>Reads the content of this entry, or its start; a content that is read to its end has its checksum verified.</summary>
    /// <param name="maxBytes">The most bytes of it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The entry has an obstacle, is broken or beyond the budget.</exception>
    public async ValueTask<byte[]> ReadStartAsync(int maxBytes, CancellationToken cancellation)
    {
        await using var content = OpenContent();
        using var kept = new MemoryStream();
        var buffer = new byte[Math.Clamp(_header!.Entry.Bytes ?? 4096, 1, 64 * 1024)];
        while (kept.Length < maxBytes)
        {
            var wanted = (int)Math.Min(buffer.Length, maxBytes - kept.Length);
            if (await content.ReadAsync(buffer.AsMemory(0, wanted), cancellation) is not (> 0 and var read))
            {
                await _stored!.DrainAsync(cancellation);
                Verify(kept.GetBuffer().AsSpan(0, (int)kept.Length));
                break;
            }
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    async ValueTask<bool> IsAtEntryAsync(CancellationToken cancellation)
    {
        if (!await _archive.SeeAsync(4, cancellation))
            throw new InvalidDataException($"the archive ends at byte {_archive.Position}, before its directory");
        return BinaryPrimitives.ReadUInt32LittleEndian(_archive.Seen.Span) switch
        {
            LocalHeader => true,
            ZipDirectory.Header or DirectoryEnd or DirectoryEnd64 => await _directory.PassAsync(cancellation),
            ExtraData => false,
            _ => throw new InvalidDataException($"at byte {_archive.Position} of the archive an entry or its directory should start"),
        };
    }

    void Verify(ReadOnlySpan<byte> content)
    {
        if (_stored!.Descriptor is null && _header is { HasDescriptor: true, Crc: 0 })
            return;
        var (crc, bytes) = _stored.Descriptor is { } descriptor ? (descriptor.Crc, descriptor.Bytes) : (_header!.Crc, content.Length);
        if (bytes != content.Length || crc != Crc32.Of(content))
            throw new InvalidDataException($"the content of the entry \"{_header!.Entry.Name}\" does not match its checksum");
    }

    async ValueTask<ZipHeader> ReadHeaderAsync(CancellationToken cancellation)
    {
        if (await _archive.SeeAsync(ZipHeader.FixedBytes, cancellation))
        {
            var length = ZipHeader.LengthOf(_archive.Seen.Span);
            if (length > ZipHeader.FixedBytes + ZipHeader.MaxVariableBytes)
            {
                throw new InvalidDataException(
                    $"the header at byte {_archive.Position} of the archive has {length} bytes, more than {ForwardBytes.WindowBytes}");
            }
            if (await _archive.SeeAsync(length, cancellation))
            {
                var header = ZipHeader.Parse(_archive.Seen.Span);
                _archive.Pass(length);
                return header;
            }
        }
        throw new InvalidDataException($"the archive ends inside the header at byte {_archive.Position}");
    }

    async ValueTask FindStartAsync(CancellationToken cancellation)
    {
        if (!await _archive.SeeAsync(4, cancellation))
            throw new InvalidDataException("it is no zip archive: it is too short");
        if (BinaryPrimitives.ReadUInt32LittleEndian(_archive.Seen.Span) is LocalHeader or DirectoryEnd or DirectoryEnd64)
            return;

        while (_archive.Position < MaxPrefixBytes && await _archive.SeeAsync(ZipHeader.FixedBytes + 1, cancellation))
        {
            var seen = _archive.Seen.Span;
            var hit = seen.IndexOf("PK\x03\x04"u8);
            if (hit >= 0 && ZipHeader.IsPlausible(seen[hit..]))
            {
                _archive.Pass(hit);
                return;
            }

            // What may be cut off at the window's end is looked at again, with more behind it.
            var isCut = hit >= 0 && seen.Length - hit <= ZipHeader.FixedBytes && hit > 0;
            _archive.Pass(isCut ? hit : hit >= 0 ? hit + 1 : seen.Length - 3);
        }
        throw new InvalidDataException($"it is no zip archive: no entry starts in its first {MaxPrefixBytes} bytes");
    }
}
