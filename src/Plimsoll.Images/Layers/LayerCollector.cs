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
    readonly List<LayerEntry> _entries = [];
    readonly HashSet<int> _refused = [];
    readonly List<Unread> _unread = [];
    readonly char[] _path = new char[LayerLimits.MaxPathLength];
    readonly char[] _target = new char[LayerLimits.MaxPathLength];
    int _unreadNotListed;

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
    public bool Begin(in TarEntry entry)
    {
        if (!TryPath(entry.Name, _path, out var length))
            return false;
        if (length == 0)
            return false;

        var path = _path.AsSpan(0, length);
        var name = EntryPath.Name(path);
        if (name.StartsWith(MarkerPrefix))
        {
            AddMarker(path, name);
            return false;
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
        var entry = _entries[^1];
        try
        {
            _entries[^1] = entry with { Content = sparse is null ? content : sparse.Unpack(content) };
        }
        catch (LayerUnreadableException problem)
        {
            Refuse(entry.Path.Span, problem.Reason, problem.Message);
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

    bool AddHardLink(ReadOnlySpan<char> path, in TarEntry entry)
    {
        if (!TryPath(entry.LinkTarget, _target, out var length))
            return Add(path, EntryKind.Other, null);
        _paths.Count(length);
        return Add(path, EntryKind.HardLink, _target.AsSpan(0, length).ToString());
    }

    bool AddSymbolicLink(ReadOnlySpan<char> path, in TarEntry entry)
    {
        if (entry.LinkTarget.Length > LayerLimits.MaxPathLength)
        {
            Report(path, UnreadReason.LimitExceeded, $"The link's target is longer than {LayerLimits.MaxPathLength} bytes.");
            return Add(path, EntryKind.Other, null);
        }
        _paths.Count(entry.LinkTarget.Length);
        return Add(path, EntryKind.SymbolicLink, Encoding.UTF8.GetString(entry.LinkTarget));
    }

    bool AddFile(ReadOnlySpan<char> path, in TarEntry entry)
    {
        Add(path, EntryKind.File, null);
        if (!selector(path, _entries.Count - 1))
            return false;

        var bytes = Math.Max(entry.StoredBytes, entry.FileBytes);
        if (bytes > LayerLimits.MaxKeptFileBytes)
        {
            Refuse(path, UnreadReason.LimitExceeded, $"The file has {bytes} bytes, at most {LayerLimits.MaxKeptFileBytes} are read.");
            return false;
        }
        if (!budget.TryTake(bytes))
        {
            Refuse(
                path,
                UnreadReason.LimitExceeded,
                $"The files to be read have more than {LayerLimits.MaxKeptBytes} bytes together; this one has {bytes}.");
            return false;
        }
        return true;
    }

    bool Add(ReadOnlySpan<char> path, EntryKind kind, string? target)
    {
        _entries.Add(new LayerEntry(_paths.Add(path), kind, target, null));
        return false;
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
