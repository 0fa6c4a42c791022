namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Reads at most a number of bytes of another stream, and says so when there are more.</summary>
/// <param name="inner">The stream; closed with this one.</param>
/// <param name="limit">Bytes.</param>
/// <param name="subject">What is read, for the message.</param>
sealed class BoundedStream(Stream inner, long limit, string subject) : Stream
{
    long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <exception cref="InvalidDataException">The stream holds more than the limit.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _read += count;
        return _read <= limit
            ? count
            : throw new InvalidDataException($"{subject} holds more than the limit of {limit:N0} bytes.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
