using System.Text;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

/// <summary>Gathers the entries of one layer: normalises their paths, recognises markers, keeps the files that are asked for.</summary>
/// <remarks>OCI image-spec v1.1, layer.md, "Whiteouts".</remarks>
sealed class LayerCollector(LayerDescriptor layer, FileSelector selector, KeptBytes budget) : ITarEntries
{
    const string MarkerPrefix = ".wh.";
    const string OpaqueMarker = ".wh..wh..opq";
    const string ReservedPrefix = ".wh..wh.";

    readonly PathStore _paths = new();
    readonly LayerEntries _entries = [];
    readonly HashSet<int> _refused = [];
    readonly List<Unread> _unread = [];
    readonly char[] _path = new char[LayerLimits.MaxPathLength];
    readonly char[] _target = new char[LayerLimits.MaxPathLength];
    IFileExtractor? _extractor;
    int _unreadNotListed;

    /// <summary>Whether the content of the last entry is to be read by <see cref="ExtractAsync"/>.</summary>
    public bool IsStreaming => _extractor is not null;

    /// <summary>The entries so far.</summary>
    public IReadOnlyList<LayerEntry> Entries => _entries;

    /// <summary>Entries whose content was asked for, but is beyond a limit.</summary>
    public IReadOnlySet<int> Refused => _refused;

    /// <summary>Entries that could not be read.</summary>
    public IEnumerable<Unread> Unread => _unreadNotListed == 0
        ? _unread
        : _unread.Append(new Unread(
            layer.Title, UnreadReason.Malformed, $"{_unreadNotListed} further entries could not be read."));

    /// <inheritdoc/>
    public ContentUse Begin(in TarEntry entry)
    {
        if (!TryPath(entry.Name, _path, out var length) || length == 0)
            return ContentUse.Skip;

        var path = _path.AsSpan(0, length);
        var name = EntryPath.Name(path);
        if (name.StartsWith(MarkerPrefix))
        {
            AddMarker(path, name);
            return ContentUse.Skip;
        }

        return entry.Kind switch
        {
            EntryKind.HardLink => AddHardLink(path, entry),
            EntryKind.SymbolicLink => AddSymbolicLink(path, entry),
            EntryKind.File => AddFile(path, entry),
            var kind => Add(path, kind, null),
        };
    }

    /// <inheritdoc/>
    public void End(byte[] content, SparseMap? sparse)
    {
        var entry = _entries.Last;
        try
        {
            _entries.Last = entry with { Content = sparse is null ? content : sparse.Unpack(content) };
        }
        catch (LayerUnreadableException problem)
        {
            Refuse(entry.Path.Span, problem.Reason, problem.Message);
        }
    }

    /// <summary>Reads the content of the entry that is to be streamed.</summary>
    /// <exception cref="LayerUnreadableException">The layer cannot be read any further.</exception>
    public async ValueTask ExtractAsync(Stream content, CancellationToken cancellation)
    {
        var (entry, extractor) = (_entries.Last, _extractor!);
        _extractor = null;
        var path = entry.Path.ToString();
        try
        {
            var extract = await extractor.ExtractAsync(content, path, entry.Bytes, cancellation);
            if (extract.Length > LayerLimits.MaxExtractBytes)
                throw new InvalidDataException($"what is kept of it has {extract.Length} bytes, at most {LayerLimits.MaxExtractBytes} are");
            if (!budget.TryTake(extract.Length))
                throw new InvalidDataException($"the files to be read have more than {LayerLimits.MaxKeptBytes} bytes together");
            _entries.Last = entry with { Content = extract, ExtractedBy = extractor.Name };
        }
        catch (InvalidDataException problem)
        {
            Refuse(path, UnreadReason.Malformed, $"{extractor.Name}: {problem.Message}");
        }
    }

    void AddMarker(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        var folder = EntryPath.Folder(path);
        if (name is OpaqueMarker)
        {
            Add(folder, EntryKind.Opaque, null);
            return;
        }

        // Other names below the reserved prefix are notes of the aufs driver: they hide nothing.
        if (name.StartsWith(ReservedPrefix))
            return;
        var hidden = name[MarkerPrefix.Length..];
        if (hidden is "" or "." or "..")
        {
            Report(path, UnreadReason.Malformed, "The whiteout names nothing that could be removed.");
            return;
        }

        // The hidden path is the marker's without ".wh.": its last segment moves forward in place.
        var start = path.Length - name.Length;
        hidden.CopyTo(_path.AsSpan(start));
        Add(_path.AsSpan(0, start + hidden.Length), EntryKind.Whiteout, null);
    }

    ContentUse AddHardLink(ReadOnlySpan<char> path, in TarEntry entry)
    {
        if (!TryPath(entry.LinkTarget, _target, out var length))
            return Add(path, EntryKind.Other, null);
        _paths.Count(length);
        return Add(path, EntryKind.HardLink, _target.AsSpan(0, length).ToString());
    }

    ContentUse AddSymbolicLink(ReadOnlySpan<char> path, in TarEntry entry)
    {
        if (entry.LinkTarget.Length > LayerLimits.MaxPathLength)
        {
            Report(path, UnreadReason.LimitExceeded, $"The link's target is longer than {LayerLimits.MaxPathLength} bytes.");
            return Add(path, EntryKind.Other, null);
        }
        _paths.Count(entry.LinkTarget.Length);
        return Add(path, EntryKind.SymbolicLink, Encoding.UTF8.GetString(entry.LinkTarget));
    }

    ContentUse AddFile(ReadOnlySpan<char> path, in TarEntry entry)
    {
        _entries.Add(new LayerEntry(_paths.Add(path), EntryKind.File, null, entry.FileBytes, entry.IsExecutable));
        if (selector(new FileTraits(path, entry.FileBytes, entry.IsExecutable), _entries.Count - 1) is not { } use)
            return ContentUse.Skip;
        if (use.Extractor is { } extractor)
            return AddStreamed(path, entry, extractor);

        var bytes = Math.Max(entry.StoredBytes, entry.FileBytes);
        if (bytes > use.MaxBytes)
        {
            Refuse(path, UnreadReason.LimitExceeded, $"The file has {bytes} bytes, at most {use.MaxBytes} are read.");
            return ContentUse.Skip;
        }
        if (!budget.TryTake(bytes))
        {
            Refuse(
                path,
                UnreadReason.LimitExceeded,
                $"The files to be read have more than {LayerLimits.MaxKeptBytes} bytes together; this one has {bytes}.");
            return ContentUse.Skip;
        }
        return ContentUse.Collect;
    }

    ContentUse AddStreamed(ReadOnlySpan<char> path, in TarEntry entry, IFileExtractor extractor)
    {
        if (entry.IsSparse)
        {
            Refuse(path, UnreadReason.Unsupported, $"{extractor.Name}: the file is stored sparse.");
            return ContentUse.Skip;
        }
        if (entry.StoredBytes == 0)
        {
            _entries.Last = _entries.Last with { Content = [], ExtractedBy = extractor.Name };
            return ContentUse.Skip;
        }
        _extractor = extractor;
        return ContentUse.Stream;
    }

    ContentUse Add(ReadOnlySpan<char> path, EntryKind kind, string? target)
    {
        _entries.Add(new LayerEntry(_paths.Add(path), kind, target, 0, false));
        return ContentUse.Skip;
    }

    bool TryPath(ReadOnlySpan<byte> name, char[] path, out int length)
    {
        length = 0;
        if (name.Length > LayerLimits.MaxPathLength)
        {
            Report(
                Encoding.UTF8.GetString(name[..64]) + "...",
                UnreadReason.LimitExceeded,
                $"The path has {name.Length} bytes, at most {LayerLimits.MaxPathLength} are read.");
            return false;
        }

        var characters = Encoding.UTF8.GetChars(name, path);
        if (EntryPath.TryNormalize(path.AsSpan(0, characters), out length))
            return true;
        Report(Encoding.UTF8.GetString(name), UnreadReason.Malformed, "The path leads out of the image with \"..\".");
        return false;
    }

    void Refuse(ReadOnlySpan<char> path, UnreadReason reason, string detail)
    {
        _refused.Add(_entries.Count - 1);
        Report(path, reason, detail);
    }

    void Report(ReadOnlySpan<char> path, UnreadReason reason, string detail)
    {
        if (_unread.Count < LayerLimits.MaxUnreadEntries)
            _unread.Add(new Unread($"{layer.Title}, {path}", reason, detail));
        else
            _unreadNotListed++;
    }
}
