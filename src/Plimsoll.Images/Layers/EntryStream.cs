namespace Plimsoll.Images.Layers;

/// <summary>The content of the entry at which a <see cref="TarParser"/> stopped, read forwards out of the layer's blocks.</summary>
sealed class EntryStream(TarBlocks blocks, TarParser parser) : ReadOnlyForwardStream
{
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
}
