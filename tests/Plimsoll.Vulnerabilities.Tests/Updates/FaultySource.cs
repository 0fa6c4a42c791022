using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A source whose blobs come as a bad server sends them.</summary>
sealed class FaultySource(IReleaseSource inner, Func<ReleaseBlob, long, Stream, Stream> spoil) : IReleaseSource
{
    public string Name => inner.Name;

    /// <summary>The blobs that were asked for, from which byte on.</summary>
    public List<(ReleaseBlob Blob, long From)> Opened { get; } = [];

    public Task<PublishedManifest?> ReadManifestAsync(string known, CancellationToken cancellation) => inner.ReadManifestAsync(known, cancellation);

    public Task<byte[]?> ReadSignaturesAsync(Digest manifest, CancellationToken cancellation) => inner.ReadSignaturesAsync(manifest, cancellation);

    public async Task<Stream> OpenBlobAsync(ReleaseBlob blob, long from, CancellationToken cancellation)
    {
        Opened.Add((blob, from));
        return spoil(blob, from, await inner.OpenBlobAsync(blob, from, cancellation));
    }

    public void Dispose()
    {
    }

    /// <summary>The first bytes of a stream, then an error of the network.</summary>
    public sealed class Breaking(Stream inner, long length) : Stream
    {
        long _left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_left == 0)
                throw new IOException("the network is gone");
            var read = inner.Read(buffer, offset, (int)Math.Min(count, _left));
            _left -= read;
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
