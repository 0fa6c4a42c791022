using System.Security.Cryptography;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Content that is small enough to be held in memory.</summary>
static class SmallBlobs
{
    /// <summary>Names content.</summary>
    public static ReleaseBlob Of(ReadOnlySpan<byte> content) => new(Digest.Sha256(SHA256.HashData(content)), content.Length);

    /// <summary>Reads a blob whole and checks it.</summary>
    /// <param name="source">Where it lies.</param>
    /// <param name="blob">Which.</param>
    /// <param name="maxBytes">The largest that is read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ReleaseException">It is too large, or not what its digest says.</exception>
    /// <exception cref="IOException">The source does not give it.</exception>
    public static async Task<byte[]> ReadAsync(IReleaseSource source, ReleaseBlob blob, int maxBytes, CancellationToken cancellation)
    {
        if (blob.Size > maxBytes)
            throw new ReleaseException($"{source.Name} names a document of {blob.Size} bytes, at most {maxBytes} are read.");
        var bytes = new byte[blob.Size];
        await using var stream = await source.OpenBlobAsync(blob, 0, cancellation);
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return read == bytes.Length && Of(bytes) == blob
            ? bytes
            : throw new ReleaseException($"{source.Name} gives a document of {read} bytes that is not {blob.Digest}: it is damaged there, or on the way.");
    }
}
