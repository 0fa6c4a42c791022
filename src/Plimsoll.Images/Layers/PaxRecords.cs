using System.Buffers.Text;
using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

/// <summary>What an extended header says about the next entry.</summary>
/// <remarks>
/// POSIX.1-2017 pax, "pax Header Block": records <c>LENGTH KEY=VALUE\n</c>. Sparse keys: GNU tar manual, "Storing Sparse Files".
/// Records that are empty, repeated or of an unknown sparse version mean what they do in Go's archive/tar (pkg.go.dev/archive/tar).
/// Global headers are not applied: neither do container runtimes, and a scan has to see the same names as they do.
/// </remarks>
sealed class PaxRecords
{
    readonly List<(long Offset, long Length)> _pieces = [];
    readonly List<(long Offset, long Length)> _map = [];
    byte[]? _sparseName;
    long _sparseOffset = -1;
    long _sparseBytes = -1;
    long _sparseRealBytes = -1;
    long? _sparseMajor;
    long? _sparseMinor;

    /// <summary>The name; <c>null</c> where the header says nothing of it.</summary>
    public byte[]? Path { get; private set; }

    /// <summary>The linked name.</summary>
    public byte[]? LinkPath { get; private set; }

    /// <summary>Bytes of content in the tar; -1 where the header says nothing of it.</summary>
    public long Size { get; private set; } = -1;

    /// <summary>The name of a sparse file, before all others; <c>null</c> where the header describes none.</summary>
    public byte[]? SparseName => IsSparse ? _sparseName : null;

    // A version that is not known makes an ordinary file of it; the formats 0.0 and 0.1 may leave the version out.
    bool IsSparse => (_sparseMajor, _sparseMinor) switch
    {
        (null, null) => _pieces.Count > 0 || _map.Count > 0,
        (0, 0 or 1) or (1, 0) => true,
        _ => false,
    };

    /// <summary>Reads the records of one header.</summary>
    /// <exception cref="LayerUnreadableException">They are not well-formed.</exception>
    public static PaxRecords Read(ReadOnlySpan<byte> text)
    {
        var records = new PaxRecords();
        while (text.Length > 0 && text[0] != 0)
        {
            if (!Utf8Parser.TryParse(text, out int length, out var used) || length <= used + 1 || length > text.Length
                || text[used] != ' ' || text[length - 1] != '\n')
            {
                throw Malformed("a record does not have the length that it states");
            }

            var record = text[(used + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals <= 0)
                throw Malformed("a record has no key");
            records.Set(record[..equals], record[(equals + 1)..]);
            text = text[length..];
        }
        return records;
    }

    /// <summary>The map of a sparse file; <c>null</c> where it is not one.</summary>
    /// <param name="storedBytes">Bytes of its content in the tar.</param>
    public SparseMap? Sparse(long storedBytes)
    {
        if (!IsSparse)
            return null;
        var bytes = _sparseBytes >= 0 ? _sparseBytes : _sparseRealBytes;
        return new SparseMap(bytes < 0 ? storedBytes : bytes, [.. _pieces.Count > 0 ? _pieces : _map], InContent: _sparseMajor == 1);
    }

    // The last record of a key counts, and an empty one takes back those before it.
    void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("path"u8))
            Path = Name(value);
        else if (key.SequenceEqual("linkpath"u8))
            LinkPath = Name(value);
        else if (key.SequenceEqual("size"u8))
            Size = Number(value) ?? -1;
        else if (key.StartsWith("GNU.sparse."u8))
            SetSparse(key["GNU.sparse.".Length..], value);
    }

    void SetSparse(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("name"u8))
            _sparseName = Name(value);
        else if (key.SequenceEqual("size"u8))
            _sparseBytes = Number(value) ?? -1;
        else if (key.SequenceEqual("realsize"u8))
            _sparseRealBytes = Number(value) ?? -1;
        else if (key.SequenceEqual("major"u8))
            _sparseMajor = Number(value);
        else if (key.SequenceEqual("minor"u8))
            _sparseMinor = Number(value);
        else if (key.SequenceEqual("offset"u8))
            _sparseOffset = Stated(value);
        else if (key.SequenceEqual("numbytes"u8))
            AddPiece(_pieces, _sparseOffset, Stated(value));
        else if (key.SequenceEqual("map"u8))
            SetMap(value);
    }

    void SetMap(ReadOnlySpan<byte> map)
    {
        _map.Clear();
        if (map.IsEmpty)
            return;
        var offset = -1L;
        foreach (var range in map.Split((byte)','))
        {
            var number = Stated(map[range]);
            if (offset < 0)
            {
                offset = number;
                continue;
            }
            AddPiece(_map, offset, number);
            offset = -1;
        }
    }

    static void AddPiece(List<(long Offset, long Length)> pieces, long offset, long length)
    {
        if (pieces.Count == LayerLimits.MaxSparsePieces)
            throw SparseMap.Malformed($"more than {LayerLimits.MaxSparsePieces} pieces");
        pieces.Add((offset, length));
    }

    static byte[]? Name(ReadOnlySpan<byte> value)
    {
        if (value.Contains((byte)0))
            throw Malformed("a name holds a zero byte");
        return value.IsEmpty ? null : value.ToArray();
    }

    static long? Number(ReadOnlySpan<byte> value) => value.IsEmpty ? null : Stated(value);

    static long Stated(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out long number, out var used) && used == value.Length && number >= 0
            ? number
            : throw Malformed("a size is not a number");

    static LayerUnreadableException Malformed(string detail) =>
        new(UnreadReason.Malformed, $"A PAX header is not well-formed: {detail}.");
}
