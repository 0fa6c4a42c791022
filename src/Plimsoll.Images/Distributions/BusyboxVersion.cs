using System.Buffers;
using System.Text;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Distributions;

/// <summary>Finds the version in the program busybox: an image of it alone names itself nowhere else.</summary>
sealed class BusyboxVersion : IFileExtractor
{
    const int MaxVersionLength = 32;
    const int BlockBytes = 64 * 1024;

    static readonly SearchValues<byte> VersionBytes = SearchValues.Create("0123456789."u8);

    /// <summary>The only one: it has no state.</summary>
    public static BusyboxVersion Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "busybox version";

    static ReadOnlySpan<byte> Marker => "BusyBox v"u8;

    /// <summary>Whether <paramref name="file"/> is where the program lies.</summary>
    public static bool Reads(in FileTraits file) => file.Path is "bin/busybox" or "usr/bin/busybox";

    /// <inheritdoc/>
    public async ValueTask<byte[]> ExtractAsync(Stream content, string path, long bytes, CancellationToken cancellation)
    {
        var buffer = new byte[BlockBytes];
        var filled = 0;
        while (await content.ReadAtLeastAsync(buffer.AsMemory(filled), BlockBytes - filled, throwOnEndOfStream: false, cancellation) is > 0 and var read)
        {
            filled += read;
            if (Find(buffer.AsSpan(0, filled)) is { Length: > 0 } version)
                return Encoding.ASCII.GetBytes(version);

            // The text may lie across two blocks.
            var overlap = Math.Min(filled, Marker.Length + MaxVersionLength);
            buffer.AsSpan(filled - overlap, overlap).CopyTo(buffer);
            filled = overlap;
        }
        return [];
    }

    static string Find(ReadOnlySpan<byte> block)
    {
        while (block.IndexOf(Marker) is >= 0 and var at)
        {
            block = block[(at + Marker.Length)..];
            var length = block.IndexOfAnyExcept(VersionBytes);
            length = length < 0 ? block.Length : length;
            if (length is > 0 and <= MaxVersionLength && block[0] != '.')
                return Encoding.ASCII.GetString(block[..length]).TrimEnd('.');
        }
        return "";
    }
}
