using System.Runtime.InteropServices;
using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

/// <summary>
/// Reads a tar that is pushed into it in pieces of any size. Content nobody asked for is skipped in place:
/// nothing is copied but the files that are wanted, and headers that fall across two pieces.
/// </summary>
/// <remarks>
/// Formats: V7, ustar, PAX and GNU, as POSIX.1-2017 pax and the GNU tar manual ("Basic Tar Format") describe them. Where they
/// leave a choice it is the one of Go's archive/tar, which is what container runtimes unpack with. Not thread-safe.
/// </remarks>
sealed class TarParser(ITarEntries entries)
{
    const int OldSparsePieceBytes = 24;

    enum Expecting
    {
        Header,
        SparseBlock,
        Content,
        Nothing,
    }

    readonly byte[] _block = new byte[TarHeader.BlockBytes];
    int _blockBytes;
    Expecting _expecting;
    bool _sawZeroBlock;
    int _count;

    // The content being read: how much is left of it and of its padding, and where it goes.
    long _contentLeft;
    int _padding;
    byte[]? _content;
    bool _streams;
    int _contentBytes;
    byte _extension;
    SparseMap? _sparse;

    // What headers before the entry's own say about it.
    PaxRecords? _pax;
    byte[]? _longName;
    byte[]? _longLink;

    // An old sparse header waits for the blocks with the rest of its map.
    byte[]? _oldSparseHeader;
    List<(long, long)> _oldSparsePieces = [];

    /// <summary>Bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes ahead that <see cref="Skip"/> may pass over, because nobody wants them.</summary>
    public long Skippable => _expecting == Expecting.Content && _content is null ? _contentLeft + _padding : 0;

    /// <summary>Bytes left of the content of the entry, without its padding.</summary>
    public long ContentLeft => _expecting == Expecting.Content ? _contentLeft : 0;

    /// <summary>Whether the end marker was read: whatever follows is not part of the archive.</summary>
    public bool Ended => _expecting == Expecting.Nothing;

    /// <summary>Reads the next piece.</summary>
    /// <returns>
    /// Bytes used: fewer than all only where the content of an entry begins that is to be streamed. Whoever feeds may take
    /// it by <see cref="ContentLeft"/> and <see cref="Skip"/>, or feed on: then it is passed over.
    /// </returns>
    /// <exception cref="LayerUnreadableException">It is not a tar, or goes beyond a limit.</exception>
    public int Feed(ReadOnlySpan<byte> data)
    {
        var length = data.Length;
        while (data.Length > 0)
        {
            var used = _expecting switch
            {
                Expecting.Content => FeedContent(data),
                Expecting.Nothing => data.Length,
                _ => FeedBlock(data),
            };
            data = data[used..];
            if (_streams)
            {
                _streams = false;
                break;
            }
        }
        return length - data.Length;
    }

    /// <summary>Passes over bytes that were not fed.</summary>
    /// <param name="bytes">At most <see cref="Skippable"/>.</param>
    public void Skip(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, Skippable);
        Position += bytes;
        var content = Math.Min(bytes, _contentLeft);
        _contentLeft -= content;
        _padding -= (int)(bytes - content);
        if (_contentLeft + _padding == 0)
            _expecting = Expecting.Header;
    }

    /// <summary>Says that there is no more.</summary>
    /// <exception cref="LayerUnreadableException">Something is missing.</exception>
    public void Complete()
    {
        if (_blockBytes > 0 || _contentLeft > 0 || _expecting == Expecting.SparseBlock)
            throw new LayerUnreadableException(UnreadReason.Truncated, $"The tar ends at byte {Position}, inside an entry.");
    }

    int FeedBlock(ReadOnlySpan<byte> data)
    {
        if (_blockBytes == 0 && data.Length >= TarHeader.BlockBytes)
        {
            Position += TarHeader.BlockBytes;
            ReadBlock(data[..TarHeader.BlockBytes]);
            return TarHeader.BlockBytes;
        }

        var used = Math.Min(TarHeader.BlockBytes - _blockBytes, data.Length);
        data[..used].CopyTo(_block.AsSpan(_blockBytes));
        _blockBytes += used;
        Position += used;
        if (_blockBytes == TarHeader.BlockBytes)
        {
            _blockBytes = 0;
            ReadBlock(_block);
        }
        return used;
    }

    int FeedContent(ReadOnlySpan<byte> data)
    {
        var used = (int)Math.Min(_contentLeft, data.Length);
        if (_content is not null)
        {
            data[..used].CopyTo(_content.AsSpan(_contentBytes));
            _contentBytes += used;
        }
        _contentLeft -= used;

        var padding = Math.Min(_padding, data.Length - used);
        if (_contentLeft == 0)
            _padding -= padding;
        else
            padding = 0;
        Position += used + padding;

        if (_contentLeft == 0 && _padding == 0)
            EndContent();
        return used + padding;
    }

    void EndContent()
    {
        _expecting = Expecting.Header;
        var content = _content;
        _content = null;
        if (content is null)
            return;

        switch (_extension)
        {
            case (byte)'x': _pax = PaxRecords.Read(content); break;
            case (byte)'L': _longName = UpToZero(content); break;
            case (byte)'K': _longLink = UpToZero(content); break;
            case (byte)'g': (_pax, _longName, _longLink) = (null, null, null); break;
            case 0: entries.End(content, _sparse); break;
        }
    }

    void ReadBlock(ReadOnlySpan<byte> block)
    {
        if (_expecting == Expecting.SparseBlock)
        {
            ReadSparseBlock(block);
            return;
        }

        if (!block.ContainsAnyExcept((byte)0))
        {
            _expecting = _sawZeroBlock ? Expecting.Nothing : Expecting.Header;
            _sawZeroBlock = true;
            return;
        }

        _sawZeroBlock = false;
        if (++_count > LayerLimits.MaxEntries)
        {
            throw new LayerUnreadableException(
                UnreadReason.LimitExceeded, $"The tar has more than {LayerLimits.MaxEntries} entries; the rest was not read.");
        }

        var header = TarHeader.Read(block, Position - TarHeader.BlockBytes);
        switch (header.Type)
        {
            case (byte)'x' or (byte)'X': BeginExtension((byte)'x', header.Size); break;
            case (byte)'g': BeginExtension((byte)'g', header.Size); break;
            case (byte)'L' or (byte)'K': BeginExtension(header.Type, header.Size); break;
            case (byte)'S': BeginOldSparse(block, header); break;
            default: BeginEntry(header, _pax?.Sparse(_pax.Size < 0 ? header.Size : _pax.Size)); break;
        }
    }

    void BeginExtension(byte kind, long size)
    {
        if (size > LayerLimits.MaxExtensionBytes)
        {
            throw new LayerUnreadableException(
                UnreadReason.LimitExceeded,
                $"An extended header has {size} bytes, at most {LayerLimits.MaxExtensionBytes} are read; the rest of the tar was not read.");
        }
        _extension = kind;
        BeginContent(size, wanted: true);
    }

    void BeginOldSparse(ReadOnlySpan<byte> block, TarHeader header)
    {
        _oldSparsePieces = [];
        AddPieces(header.SparsePieces);
        if (header.SparseContinues)
        {
            _oldSparseHeader = block.ToArray();
            _expecting = Expecting.SparseBlock;
            return;
        }
        BeginEntry(header, new SparseMap(header.SparseRealSize, [.. _oldSparsePieces], InContent: false));
    }

    void ReadSparseBlock(ReadOnlySpan<byte> block)
    {
        AddPieces(block[..(21 * OldSparsePieceBytes)]);
        if (block[21 * OldSparsePieceBytes] is not (0 or (byte)'0'))
            return;

        var header = TarHeader.Read(_oldSparseHeader, Position);
        BeginEntry(header, new SparseMap(header.SparseRealSize, [.. _oldSparsePieces], InContent: false));
        _oldSparseHeader = null;
    }

    void AddPieces(ReadOnlySpan<byte> pieces)
    {
        for (; pieces.Length > 0 && pieces[0] != 0; pieces = pieces[OldSparsePieceBytes..])
        {
            if (_oldSparsePieces.Count == LayerLimits.MaxSparsePieces)
                throw SparseMap.Malformed($"more than {LayerLimits.MaxSparsePieces} pieces");
            _oldSparsePieces.Add((TarHeader.Number(pieces[..12]), TarHeader.Number(pieces.Slice(12, 12))));
        }
    }

    void BeginEntry(TarHeader header, SparseMap? sparse)
    {
        Span<byte> joined = stackalloc byte[256];
        var plain = _longName ?? (_pax?.Path is { } path ? path : Join(header.Prefix, header.Name, joined));
        var name = header.Type is not (byte)'S' && _pax?.SparseName is { } sparseName ? sparseName : plain;
        var kind = KindOf(header.Type, plain);
        var stored = kind is EntryKind.Folder || IsHeaderOnly(header.Type) ? 0
            : _pax is { Size: >= 0 } ? _pax.Size
            : header.Size;
        var entry = new TarEntry
        {
            Name = name,
            Kind = kind,
            LinkTarget = _longLink ?? (_pax?.LinkPath is { } link ? link : header.LinkName),
            StoredBytes = stored,
            FileBytes = sparse?.FileBytes ?? stored,
            IsExecutable = header.IsExecutable,
            IsSparse = sparse is not null,
            Offset = Position,
        };

        (_pax, _longName, _longLink) = (null, null, null);
        (_extension, _sparse) = (0, sparse);
        var use = entries.Begin(entry);
        BeginContent(stored, use is ContentUse.Collect && kind is EntryKind.File);
        _streams = use is ContentUse.Stream && stored > 0;
    }

    void BeginContent(long size, bool wanted)
    {
        _contentLeft = size;
        _padding = (int)(-size & (TarHeader.BlockBytes - 1));
        _content = wanted ? new byte[size] : null;
        _contentBytes = 0;
        _expecting = Expecting.Content;
        if (size == 0)
            EndContent();
    }

    static EntryKind KindOf(byte type, ReadOnlySpan<byte> name) => type switch
    {
        // Only the oldest format has no folders of its own: they are files whose name ends in a slash.
        0 => name is [.., (byte)'/'] ? EntryKind.Folder : EntryKind.File,
        (byte)'0' or (byte)'7' or (byte)'S' => EntryKind.File,
        (byte)'1' => EntryKind.HardLink,
        (byte)'2' => EntryKind.SymbolicLink,
        (byte)'5' => EntryKind.Folder,
        _ => EntryKind.Other,
    };

    // Links, devices, folders and pipes have no content, whatever their size field says.
    static bool IsHeaderOnly(byte type) => type is >= (byte)'1' and <= (byte)'6';

    static ReadOnlySpan<byte> Join(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, Span<byte> joined)
    {
        if (prefix.IsEmpty)
            return name;
        prefix.CopyTo(joined);
        joined[prefix.Length] = (byte)'/';
        name.CopyTo(joined[(prefix.Length + 1)..]);
        return MemoryMarshal.CreateReadOnlySpan(ref joined[0], prefix.Length + 1 + name.Length);
    }

    // An empty one leaves the header's own name as it is.
    static byte[]? UpToZero(byte[] text)
    {
        var name = Array.IndexOf(text, (byte)0) is var end and >= 0 ? text[..end] : text;
        return name.Length == 0 ? null : name;
    }
}
