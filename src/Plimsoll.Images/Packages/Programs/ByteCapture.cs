namespace Plimsoll.Images.Packages.Programs;

/// <summary>Bytes of a file from a known place on, collected from one window of it to the next.</summary>
/// <param name="start">Where in the file they begin.</param>
/// <param name="maxBytes">How many are collected at most.</param>
sealed class ByteCapture(long start, int maxBytes)
{
    readonly MemoryStream _bytes = new();

    /// <summary>What was collected so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    /// <summary>What was collected so far, as a stream from its start on.</summary>
    public Stream Open() => new MemoryStream(_bytes.GetBuffer(), 0, (int)_bytes.Length, writable: false);

    /// <summary>Whether no more is collected.</summary>
    public bool IsFull => _bytes.Length == maxBytes;

    /// <summary>Takes what it wants of a window.</summary>
    /// <param name="window">Bytes of the file; windows may overlap.</param>
    /// <param name="windowStart">Where in the file they begin.</param>
    public void Feed(ReadOnlySpan<byte> window, long windowStart)
    {
        var next = start + _bytes.Length - windowStart;
        if (next >= 0 && next < window.Length)
            _bytes.Write(window.Slice((int)next, Math.Min(window.Length - (int)next, maxBytes - (int)_bytes.Length)));
    }
}
