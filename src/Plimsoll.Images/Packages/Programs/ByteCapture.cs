namespace Plimsoll.Images.Packages.Programs;

/// <summary>Bytes of a file from a known place on, collected from one window of it to the next.</summary>
/// <param name="start">Where in the file they begin.</param>
/// <param name="maxBytes">How many are collected at most.</param>
sealed class ByteCapture(long start, int maxBytes)
{
    byte[] _bytes = [];
    int _length;

    /// <summary>Where in the file they begin.</summary>
    public long Start => start;

    /// <summary>What was collected so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>What was collected so far, as a stream from its start on.</summary>
    public Stream Open() => new MemoryStream(_bytes, 0, _length, writable: false);

    /// <summary>Whether no more is collected.</summary>
    public bool IsFull => _length == maxBytes;

    /// <summary>Takes what it wants of a window.</summary>
    /// <param name="window">Bytes of the file; windows may overlap.</param>
    /// <param name="windowStart">Where in the file they begin.</param>
    public void Feed(ReadOnlySpan<byte> window, long windowStart)
    {
        var next = start + _length - windowStart;
        if (next < 0 || next >= window.Length)
            return;
        var piece = window.Slice((int)next, Math.Min(window.Length - (int)next, maxBytes - _length));
        if (_bytes.Length - _length < piece.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + piece.Length));
        piece.CopyTo(_bytes.AsSpan(_length));
        _length += piece.Length;
    }
}
