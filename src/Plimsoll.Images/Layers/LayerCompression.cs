using System.IO.Compression;
using Plimsoll.Model.Findings;
using ZstdSharp;

namespace Plimsoll.Images.Layers;

/// <summary>How a layer is stored. The media type says whether it is a layer at all; its first bytes say how it is compressed.</summary>
/// <remarks>
/// OCI image-spec v1.1, layer.md and media-types.md; Docker image manifest v2 schema 2. Magic numbers: RFC 1952 section 2.3.1,
/// RFC 8878 sections 3.1.1 and 3.1.2. Runtimes decide by content too, because the media type is wrong often enough.
/// </remarks>
static class LayerCompression
{
    /// <summary>What is wrong where decompression fails: the runtime's own words are about zip archives.</summary>
    public const string Damage = "the compressed data is damaged, or its checksum is wrong";

    /// <summary>Opens the tar inside a blob.</summary>
    /// <param name="mediaType">As the manifest states it; empty where there is none.</param>
    /// <param name="start">The first bytes of the blob.</param>
    /// <param name="blob">The whole blob.</param>
    /// <returns>The uncompressed tar; <paramref name="blob"/> itself where it is stored so.</returns>
    /// <exception cref="LayerUnreadableException">It is none of the formats we read.</exception>
    public static Stream Open(string mediaType, ReadOnlySpan<byte> start, Stream blob)
    {
        if (!IsLayer(mediaType))
        {
            throw new LayerUnreadableException(
                UnreadReason.Unsupported,
                $"The media type is \"{mediaType}\", expected a tar layer, plain or compressed with gzip or zstd.");
        }
        if (IsGzip(start))
            return new GZipStream(blob, CompressionMode.Decompress, leaveOpen: true);
        if (IsZstd(start))
            return new DecompressionStream(blob, HashLane.BlockBytes, checkEndOfStream: true, leaveOpen: true);
        if (IsTar(start))
            return blob;
        throw new LayerUnreadableException(
            UnreadReason.Malformed,
            $"The layer begins with 0x{Convert.ToHexStringLower(start[..Math.Min(start.Length, 8)])}, expected gzip, zstd or a tar header.");
    }

    /// <summary>Whether content begins as gzip does.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, 8, ..];

    static bool IsZstd(ReadOnlySpan<byte> start) =>
        start is [0x28, 0xB5, 0x2F, 0xFD, ..] or [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..];

    static bool IsTar(ReadOnlySpan<byte> start)
    {
        if (start.Length < TarHeader.BlockBytes)
            return start.IsEmpty;
        if (!start[..TarHeader.BlockBytes].ContainsAnyExcept((byte)0) || start.Slice(257, 5).SequenceEqual("ustar"u8))
            return true;
        try
        {
            // The oldest format has no magic number, only a checksum.
            TarHeader.Read(start[..TarHeader.BlockBytes], 0);
            return true;
        }
        catch (LayerUnreadableException)
        {
            return false;
        }
    }

    /// <summary>Whether a media type names a layer that is read.</summary>
    public static bool IsLayer(string mediaType) =>
        mediaType is "" or "application/octet-stream"
        || mediaType.StartsWith("application/vnd.oci.image.layer.", StringComparison.Ordinal) && !mediaType.EndsWith("encrypted", StringComparison.Ordinal)
        || mediaType.StartsWith("application/vnd.docker.image.rootfs.", StringComparison.Ordinal);
}
