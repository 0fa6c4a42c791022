namespace Plimsoll.Images.Layers;

/// <summary>The content of the entry at which a <see cref="TarParser"/> stopped, read forwards out of the layer's blocks.</summary>
sealed class EntryStream(TarBlocks blocks, TarParser parser) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="LayerUnreadableException">The layer cannot be read any further.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (parser.ContentLeft == 0 || buffer.Length == 0)
            return 0;
        while (blocks.Left.IsEmpty)
        {
            if (!await blocks.ReadNextAsync(cancellationToken))
                return 0;
        }

        var length = (int)Math.Min(Math.Min(buffer.Length, blocks.Left.Length), parser.ContentLeft);
        blocks.Left[..length].CopyTo(buffer.Span);
        blocks.Advance(length);
        parser.Skip(length);
        return length;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
