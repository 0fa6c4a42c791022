using System.Buffers.Text;
using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

/// <summary>Where the stored pieces of a sparse file belong.</summary>
/// <param name="FileBytes">Bytes of the unpacked file.</param>
/// <param name="Pieces">Offset and length of every piece, bytes; empty where <paramref name="InContent"/>.</param>
/// <param name="InContent">Whether the map stands before the pieces in the stored content (PAX format 1.0).</param>
/// <remarks>GNU tar manual, "Storing Sparse Files": the old format and the PAX formats 0.0, 0.1 and 1.0.</remarks>
sealed record SparseMap(long FileBytes, ImmutableArray<(long Offset, long Length)> Pieces, bool InContent)
{
    /// <summary>The unpacked file.</summary>
    /// <param name="stored">The stored content.</param>
    /// <exception cref="LayerUnreadableException">The map does not fit the content, or the file is larger than may be kept.</exception>
    public byte[] Unpack(ReadOnlySpan<byte> stored)
    {
        if (FileBytes > LayerLimits.MaxKeptFileBytes)
        {
            throw new LayerUnreadableException(
                UnreadReason.LimitExceeded,
                $"The sparse file has {FileBytes} bytes unpacked, at most {LayerLimits.MaxKeptFileBytes} are kept.");
        }

        var pieces = InContent ? ReadMap(ref stored) : Pieces;
        var file = new byte[FileBytes];
        foreach (var (offset, length) in pieces)
        {
            if (offset < 0 || length < 0 || length > stored.Length || offset > FileBytes - length)
                throw Malformed($"a piece of {length} bytes at {offset} is outside the file or its content");
            stored[..(int)length].CopyTo(file.AsSpan((int)offset));
            stored = stored[(int)length..];
        }
        return file;
    }

    /// <summary>The error for a map that cannot be right.</summary>
    public static LayerUnreadableException Malformed(string detail) =>
        new(UnreadReason.Malformed, $"The map of a sparse file is wrong: {detail}.");

    static ImmutableArray<(long Offset, long Length)> ReadMap(ref ReadOnlySpan<byte> stored)
    {
        var rest = stored;
        var count = Line(ref rest);
        if (count > LayerLimits.MaxSparsePieces)
            throw Malformed($"{count} pieces, at most {LayerLimits.MaxSparsePieces} are read");

        var pieces = ImmutableArray.CreateBuilder<(long, long)>();
        for (var i = 0L; i < count; i++)
            pieces.Add((Line(ref rest), Line(ref rest)));

        var blocks = (stored.Length - rest.Length + TarHeader.BlockBytes - 1) / TarHeader.BlockBytes;
        stored = stored[Math.Min(blocks * TarHeader.BlockBytes, stored.Length)..];
        return pieces.ToImmutable();
    }

    static long Line(ref ReadOnlySpan<byte> rest)
    {
        if (!Utf8Parser.TryParse(rest, out long number, out var used) || number < 0 || used >= rest.Length || rest[used] != '\n')
            throw Malformed("a line is not a number");
        rest = rest[(used + 1)..];
        return number;
    }
}
