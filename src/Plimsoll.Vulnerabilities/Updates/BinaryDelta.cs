using System.Buffers.Binary;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>The difference between two files: with the older one it gives the newer one.</summary>
/// <remarks>
/// Six Brotli streams (RFC 7932) behind a header of 72 bytes: <c>PLIMDLT1</c>, then as little-endian 64-bit numbers the bytes of the older
/// file, of the newer one, and of the streams. <em>Steps</em>: each three LEB128 numbers: how far to go in the older file (zigzag), bytes
/// to take from there, bytes to take from <em>insertions</em>, the second stream. <em>Differences</em>: one byte for each byte taken from the older
/// file, added to it modulo 256; in four streams by the byte's place in the newer file modulo 4, since the upper bytes of numbers hardly
/// change. That is the idea of bsdiff (Colin Percival, "Naive Differences of Executable Code", 2003), with matches found by a rolling hash
/// over blocks of the older file as in rsync's algorithm (Andrew Tridgell, 1996) instead of a suffix array.
/// </remarks>
public static class BinaryDelta
{
    /// <summary>The largest file that a delta is made from or for, bytes: 512 MiB. Both are held in memory while it is made.</summary>
    public const long MaxFileBytes = 512L * 1024 * 1024;

    internal const int HeaderBytes = 72;

    /// <summary>Streams of differences.</summary>
    internal const int Planes = 4;

    internal static ReadOnlySpan<byte> Magic => "PLIMDLT1"u8;

    /// <summary>Makes a delta.</summary>
    /// <param name="older">The file that its user has.</param>
    /// <param name="newer">The file that its user shall have.</param>
    /// <param name="output">Written from its position on; can seek.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidDataException">A file is larger than <see cref="MaxFileBytes"/>.</exception>
    public static void Create(string older, string newer, Stream output, CancellationToken cancellation)
    {
        var (from, to) = (Read(older), Read(newer));
        var steps = new DeltaMatcher(from, to).Find(cancellation);
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), from.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), to.Length);

        var start = output.Position;
        output.Write(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(24), Compress(output, BrotliWriter.SmallWindow, stream => DeltaSteps.Write(steps, stream)));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(32), Compress(output, BrotliWriter.LargeWindow, stream => WriteInsertions(steps, to, stream, cancellation)));
        for (var i = 0; i < Planes; i++)
        {
            var plane = i;
            var length = Compress(output, BrotliWriter.SmallWindow, stream => WriteDifferences(steps, from, to, plane, stream, cancellation));
            BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(40 + (8 * plane)), length);
        }
        var end = output.Position;
        output.Position = start;
        output.Write(header);
        output.Position = end;
    }

    /// <summary>Makes the newer file. Memory does not depend on the sizes.</summary>
    /// <param name="older">The file that the delta was made from.</param>
    /// <param name="delta">The delta.</param>
    /// <param name="output">Where the newer file goes.</param>
    /// <param name="length">Bytes that the newer file has to have; never more are written.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidDataException">It is no delta for this older file, or it is damaged.</exception>
    public static void Apply(string older, string delta, Stream output, long length, CancellationToken cancellation)
    {
        using var reader = new DeltaReader(older, delta, length);
        reader.CopyTo(output, cancellation);
    }

    static long Compress(Stream output, int windowBits, Action<Stream> write)
    {
        var start = output.Position;
        using (var compressed = new BrotliWriter(output, BrotliWriter.DeltaQuality, windowBits))
            write(compressed);
        return output.Position - start;
    }

    static void WriteDifferences(List<DeltaStep> steps, byte[] from, byte[] to, int plane, Stream output, CancellationToken cancellation)
    {
        var piece = new byte[64 * 1024];
        var count = 0;
        foreach (var step in steps)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = (plane - step.To) & (Planes - 1); i < step.Taken; i += Planes)
            {
                piece[count++] = (byte)(to[step.To + i] - from[step.From + i]);
                if (count < piece.Length)
                    continue;
                output.Write(piece, 0, count);
                count = 0;
            }
        }
        output.Write(piece, 0, count);
    }

    static void WriteInsertions(List<DeltaStep> steps, byte[] to, Stream output, CancellationToken cancellation)
    {
        foreach (var step in steps)
        {
            cancellation.ThrowIfCancellationRequested();
            output.Write(to, step.To + step.Taken, step.Inserted);
        }
    }

    static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        if (file.Length > MaxFileBytes)
            throw new InvalidDataException($"{path} has {file.Length} bytes; a delta is made of files of at most {MaxFileBytes} bytes.");
        var bytes = GC.AllocateUninitializedArray<byte>((int)file.Length);
        file.ReadExactly(bytes);
        return bytes;
    }
}
