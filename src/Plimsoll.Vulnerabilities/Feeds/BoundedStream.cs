using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Reads at most a number of bytes of another stream, and says so when there are more.</summary>
/// <param name="inner">The stream; closed with this one.</param>
/// <param name="limit">Bytes.</param>
/// <param name="subject">What is read, for the message.</param>
sealed class BoundedStream(Stream inner, long limit, string subject) : ForwardStream
{
    long _read;

    /// <exception cref="InvalidDataException">The stream holds more than the limit.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _read += count;
        return _read <= limit
            ? count
            : throw new InvalidDataException($"{subject} holds more than the limit of {limit:N0} bytes.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
