namespace Plimsoll.Vulnerabilities.Feeds.Files;

/// <summary>Bytes that were already read, and the stream behind them.</summary>
/// <param name="prefix">The bytes.</param>
/// <param name="inner">The stream; not closed with this one.</param>
sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream inner) : ForwardStream
{
    ReadOnlyMemory<byte> _prefix = prefix;

    public override int Read(Span<byte> buffer)
    {
        if (_prefix.IsEmpty)
            return inner.Read(buffer);
        var count = Math.Min(buffer.Length, _prefix.Length);
        _prefix.Span[..count].CopyTo(buffer);
        _prefix = _prefix[count..];
        return count;
    }
}
