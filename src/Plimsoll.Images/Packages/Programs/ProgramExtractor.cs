using System.Buffers;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages.Programs;

/// <summary>Reads a program once, in windows, and keeps what it says of its version and of what it was linked from.</summary>
sealed class ProgramExtractor : IFileExtractor
{
    /// <summary>Bytes that are looked at together.</summary>
    public const int WindowBytes = 64 * 1024;

    /// <summary>The only one: the readers of programs and of assemblies share what it keeps.</summary>
    public static ProgramExtractor Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "program 2";

    /// <inheritdoc/>
    public async ValueTask<byte[]> ExtractAsync(Stream content, string path, long bytes, CancellationToken cancellation)
    {
        var scan = new ProgramScan(EntryPath.Name(path).ToString());
        var buffer = ArrayPool<byte>.Shared.Rent(WindowBytes);
        try
        {
            var (start, kept) = (0L, 0);
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var wanted = WindowBytes - kept;
                var read = await content.ReadAtLeastAsync(buffer.AsMemory(kept, wanted), wanted, throwOnEndOfStream: false, cancellation);
                var length = kept + read;
                if (!scan.Look(buffer.AsSpan(0, length), start, isLast: read < wanted) || read < wanted)
                    break;

                kept = ProgramScan.OverlapBytes;
                buffer.AsSpan(length - kept, kept).CopyTo(buffer);
                start += length - kept;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return scan.Finish().ToBytes();
    }
}
