namespace Plimsoll.Images.Layers;

/// <summary>A layer's blob as it is stored, read forwards in large blocks that are hashed on the way.</summary>
sealed class StoredBlob(Stream blob, HashLane lane, Action<int> onRead) : ReadOnlyForwardStream
{
    byte[]? _block;
    int _start;
    int _end;

    /// <summary>Whether the blocks are hashed: not where the blob is the tar itself, which is hashed anyway.</summary>
    public bool IsHashed { get; set; } = true;

    /// <summary>Bytes read from the blob.</summary>
    public long StoredBytes { get; private set; }

    /// <summary>The first block, still to be read.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellation)
    {
        _block = await lane.TakeAsync(cancellation);
        _end = await blob.ReadAtLeastAsync(_block, _block.Length, throwOnEndOfStream: false, cancellation);
        Count(_end);
        return _block.AsMemory(0, _end);
    }

    /// <summary>Reads what is left, so that all of it is hashed; ends early once there is more than there should be.</summary>
    /// <param name="maxBytes">How long the whole blob should be at most, bytes.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task DrainAsync(long maxBytes, CancellationToken cancellation)
    {
        while (StoredBytes <= maxBytes && await FillAsync(cancellation))
            _start = _end;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start == _end && !await FillAsync(cancellationToken))
            return 0;
        var length = Math.Min(buffer.Length, _end - _start);
        _block.AsSpan(_start, length).CopyTo(buffer.Span);
        _start += length;
        return length;
    }

    async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_block is not null && IsHashed && _end > 0)
        {
            lane.GiveStored(_block, _end);
            _block = null;
        }
        (_start, _end) = (0, 0);
        _block ??= await lane.TakeAsync(cancellation);
        _end = await blob.ReadAsync(_block.AsMemory(0, HashLane.BlockBytes), cancellation);
        Count(_end);
        return _end > 0;
    }

    void Count(int bytes)
    {
        StoredBytes += bytes;
        onRead(bytes);
    }
}
