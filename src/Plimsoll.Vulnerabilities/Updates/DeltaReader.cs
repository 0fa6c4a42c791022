using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Reads a delta beside the file that it was made from. It may come from anybody: every number in it is checked before it is used.</summary>
/// <remarks>The format: <see cref="BinaryDelta"/>.</remarks>
sealed class DeltaReader : IDisposable
{
    const int PieceBytes = 64 * 1024;

    readonly long _olderLength;
    readonly long _length;
    readonly SafeFileHandle _older;
    readonly List<Stream> _streams = [];
    readonly Stream _steps;
    readonly Stream _insertions;
    readonly Stream[] _differences = new Stream[BinaryDelta.Planes];
    readonly byte[] _piece = new byte[PieceBytes];
    readonly byte[] _added = new byte[(PieceBytes / BinaryDelta.Planes) + 1];

    /// <summary>Opens a delta and reads its header.</summary>
    /// <param name="older">The file that it was made from.</param>
    /// <param name="delta">The delta.</param>
    /// <param name="length">Bytes that the newer file has to have.</param>
    /// <exception cref="InvalidDataException">It is no delta between files of these lengths.</exception>
    public DeltaReader(string older, string delta, long length)
    {
        _length = length;
        _older = File.OpenHandle(older, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        _olderLength = RandomAccess.GetLength(_older);
        try
        {
            var lengths = ReadHeader(delta);
            var start = (long)BinaryDelta.HeaderBytes;
            _steps = Open(delta, ref start, lengths[0]);
            _insertions = Open(delta, ref start, lengths[1]);
            for (var i = 0; i < _differences.Length; i++)
                _differences[i] = Open(delta, ref start, lengths[i + 2]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes the newer file.</summary>
    /// <exception cref="InvalidDataException">The delta is damaged.</exception>
    public void CopyTo(Stream output, CancellationToken cancellation)
    {
        var (at, written) = (0L, 0L);
        while (written < _length)
        {
            var way = DeltaSteps.ReadSigned(_steps);
            var taken = DeltaSteps.ReadNumber(_steps);
            var inserted = DeltaSteps.ReadNumber(_steps);
            // Without a sum that could overflow; a step that makes nothing could be followed by any number of others.
            if (taken == 0 && inserted == 0)
                throw new InvalidDataException("a step of the delta makes nothing");
            if (taken > _length - written || inserted > _length - written - taken)
                throw new InvalidDataException($"a step of the delta goes beyond the {_length} bytes of the newer file");
            if (way < -at || way > _olderLength - at || taken > _olderLength - at - way)
                throw new InvalidDataException($"a step of the delta goes beyond the {_olderLength} bytes of the older file");

            at += way;
            Take(at, taken, written, output, cancellation);
            Insert(inserted, output, cancellation);
            at += taken;
            written += taken + inserted;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _streams.ForEach(stream => stream.Dispose());
        _older.Dispose();
    }

    long[] ReadHeader(string delta)
    {
        using var file = File.OpenHandle(delta);
        var header = new byte[BinaryDelta.HeaderBytes];
        var read = RandomAccess.Read(file, header, 0);
        if (read < header.Length || !header.AsSpan().StartsWith(BinaryDelta.Magic))
            throw new InvalidDataException("it is no delta of this version");

        var (from, to) = (NumberAt(8), NumberAt(16));
        if (from != _olderLength || to != _length)
            throw new InvalidDataException($"the delta leads from {from} to {to} bytes, expected from {_olderLength} to {_length}");
        long[] lengths = [.. Enumerable.Range(0, BinaryDelta.Planes + 2).Select(i => NumberAt(24 + (8 * i)))];
        var left = RandomAccess.GetLength(file) - header.Length;
        foreach (var length in lengths)
        {
            if (length < 0 || length > left)
                throw new InvalidDataException("the delta is shorter than its header says");
            left -= length;
        }
        return left == 0 ? lengths : throw new InvalidDataException("the delta is longer than its header says");

        long NumberAt(int offset) => BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(offset));
    }

    BufferedStream Open(string delta, ref long start, long length)
    {
        var file = new FileStream(delta, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        _streams.Add(file);
        file.Position = start;
        start += length;
        var stream = new BufferedStream(new BrotliReader(new SectionStream(file, length)), PieceBytes);
        _streams.Add(stream);
        return stream;
    }

    void Take(long at, long count, long written, Stream output, CancellationToken cancellation)
    {
        while (count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = _piece.AsSpan(0, (int)Math.Min(count, PieceBytes));
            for (var done = 0; done < piece.Length;)
            {
                var read = RandomAccess.Read(_older, piece[done..], at + done);
                done += read > 0 ? read : throw new InvalidDataException("the older file became shorter");
            }
            for (var plane = 0; plane < BinaryDelta.Planes; plane++)
                AddDifferences(piece, plane, (int)((plane - written) & (BinaryDelta.Planes - 1)));
            output.Write(piece);
            at += piece.Length;
            written += piece.Length;
            count -= piece.Length;
        }
    }

    void AddDifferences(Span<byte> piece, int plane, int first)
    {
        var added = _added.AsSpan(0, (piece.Length - first + BinaryDelta.Planes - 1) / BinaryDelta.Planes);
        Fill(_differences[plane], added);
        if (!added.ContainsAnyExcept((byte)0))
            return;
        for (var i = 0; i < added.Length; i++)
            piece[first + (i * BinaryDelta.Planes)] += added[i];
    }

    void Insert(long count, Stream output, CancellationToken cancellation)
    {
        while (count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = _piece.AsSpan(0, (int)Math.Min(count, PieceBytes));
            Fill(_insertions, piece);
            output.Write(piece);
            count -= piece.Length;
        }
    }

    static void Fill(Stream stream, Span<byte> bytes)
    {
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException problem)
        {
            throw new InvalidDataException("the delta ends too early", problem);
        }
    }
}
