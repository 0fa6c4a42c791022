using System.Buffers;

namespace Plimsoll.Images.Archives;

/// <summary>A stream read forwards through a window, in which bytes can be looked at before they are passed over.</summary>
sealed class ForwardBytes(Stream source) : IDisposable
{
    /// <summary>The most bytes that can be looked at at once.</summary>
    public const int WindowBytes = 64 * 1024;

    byte[]? _window = ArrayPool<byte>.Shared.Rent(WindowBytes);
    int _start;
    int _end;

    /// <summary>How many bytes were passed over.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the stream has no more bytes than are in <see cref="Seen"/>.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The bytes read, and not yet passed over.</summary>
    public ReadOnlyMemory<byte> Seen => _window.AsMemory(_start, _end - _start);

    /// <summary>Reads until at least <paramref name="bytes"/> are in <see cref="Seen"/>, or the stream ends.</summary>
    /// <param name="bytes">At most <see cref="WindowBytes"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Whether they are.</returns>
    public ValueTask<bool> SeeAsync(int bytes, CancellationToken cancellation) =>
        _end - _start >= bytes ? new ValueTask<bool>(true) : ReadAsync(bytes, cancellation);

    /// <summary>Passes over bytes of <see cref="Seen"/>.</summary>
    public void Pass(int bytes)
    {
        _start += bytes;
        Position += bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_window is { } window)
            ArrayPool<byte>.Shared.Return(window);
        _window = null;
    }

    async ValueTask<bool> ReadAsync(int bytes, CancellationToken cancellation)
    {
        Seen.CopyTo(_window);
        (_start, _end) = (0, _end - _start);
        while (_end < bytes && !IsAtEnd)
        {
            var read = await source.ReadAsync(_window.AsMemory(_end, WindowBytes - _end), cancellation);
            _end += read;
            IsAtEnd = read == 0;
        }
        return _end >= bytes;
    }
}
