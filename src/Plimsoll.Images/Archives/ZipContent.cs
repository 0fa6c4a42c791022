using System.IO.Compression;

namespace Plimsoll.Images.Archives;

/// <summary>The uncompressed content of one entry.</summary>
sealed class ZipContent : ReadOnlyForwardStream
{
    readonly Stream _content;
    readonly ZipEntry _entry;
    readonly ZipBudget _budget;
    long _position;

    /// <summary>Reads the content of an entry.</summary>
    /// <param name="stored">Its bytes as they are stored; stays open.</param>
    /// <param name="entry">The entry, without an obstacle.</param>
    /// <param name="budget">How much may be inflated.</param>
    public ZipContent(ZipStoredBytes stored, ZipEntry entry, ZipBudget budget)
    {
        (_entry, _budget) = (entry, budget);
        _content = entry.Method == ZipEntry.Deflated ? new DeflateStream(stored, CompressionMode.Decompress, leaveOpen: true) : stored;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">It is broken, not as long as it says, or beyond the budget.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _content.ReadAsync(buffer, cancellationToken);
        if (_content is DeflateStream)
            _budget.TakeInflated(read);
        _position += read;
        if (_entry.Bytes is { } bytes && (_position > bytes || (read == 0 && buffer.Length > 0 && _position < bytes)))
            throw new InvalidDataException($"the entry \"{_entry.Name}\" has not the {bytes} bytes that its header tells");
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _content is DeflateStream)
            _content.Dispose();
        base.Dispose(disposing);
    }
}
