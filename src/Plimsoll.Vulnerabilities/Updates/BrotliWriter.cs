using System.Buffers;
using System.IO.Compression;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Compresses by Brotli with a window of choice: a database repeats itself over long ways.</summary>
/// <remarks>RFC 7932; the window is two to the power of the bits, less 16 bytes. The stream of .NET has one of 4 MiB.</remarks>
sealed class BrotliWriter : Stream
{
    /// <summary>How hard whole files are compressed, of 11: twice the work would save a few percent.</summary>
    public const int FileQuality = 9;

    /// <summary>How hard deltas are compressed: they are small.</summary>
    public const int DeltaQuality = 9;

    /// <summary>The window of whole files and insertions, 16 MiB.</summary>
    public const int LargeWindow = 24;

    /// <summary>The window of differences, 1 MiB: several are read at once.</summary>
    public const int SmallWindow = 20;

    readonly Stream _output;
    readonly byte[] _buffer = new byte[64 * 1024];
    BrotliEncoder _encoder;
    bool _isClosed;

    /// <summary>Prepares the compression.</summary>
    /// <param name="output">Where it goes; left open.</param>
    /// <param name="quality">0 is fastest, 11 is smallest.</param>
    /// <param name="windowBits">How far back a repetition may lie.</param>
    public BrotliWriter(Stream output, int quality, int windowBits = LargeWindow) =>
        (_output, _encoder) = (output, new BrotliEncoder(quality, windowBits));

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => Compress(buffer, isFinalBlock: false);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            Compress([], isFinalBlock: true);
            _encoder.Dispose();
        }
        base.Dispose(disposing);
    }

    void Compress(ReadOnlySpan<byte> source, bool isFinalBlock)
    {
        OperationStatus status;
        do
        {
            status = _encoder.Compress(source, _buffer, out var consumed, out var written, isFinalBlock);
            source = source[consumed..];
            _output.Write(_buffer, 0, written);
        }
        while (status is OperationStatus.DestinationTooSmall || source.Length > 0);
    }
}
