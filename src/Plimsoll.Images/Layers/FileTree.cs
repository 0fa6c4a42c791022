using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

/// <summary>The file system a container sees: all layers, merged by the rules of OCI.</summary>
/// <remarks>
/// OCI image-spec v1.1, layer.md: changesets are applied lowest first; a marker hides only what lower layers have, wherever in its
/// own layer it stands; a name replaces a name of another kind together with everything below it. Names below a symbolic link of a
/// lower layer go where the link leads, as container runtimes unpack them. Not thread-safe.
/// </remarks>
sealed class FileTree
{
    // Links followed for one whole image: each costs a copy of a path.
    const int MaxLinksFollowed = 1_000_000;

    readonly FileNode _root = new(default, null, EntryKind.Folder, 0);
    readonly List<Unread> _unread = [];
    readonly List<LayerContent> _layers = [];
    int _nodes;
    int _linksFollowed;
    bool _full;

    // The folder of the last entry: most entries follow a sibling.
    ReadOnlyMemory<char> _lastFolder;
    FileNode? _lastNode;

    /// <summary>The top folder.</summary>
    public FileNode Root => _root;

    /// <summary>What could not be merged.</summary>
    public IReadOnlyList<Unread> Unread => _unread;

    /// <summary>The entry that holds the content of a file, and the layer it is in.</summary>
    public (LayerContent Layer, LayerEntry Entry) ContentOf(FileNode file) => (_layers[file.Source], _layers[file.Source].Entries[file.Ordinal]);

    /// <summary>Puts the next layer on top.</summary>
    public void Apply(LayerContent layer)
    {
        _lastNode = null;
        _layers.Add(layer);
        foreach (var entry in layer.Entries)
        {
            if (entry.Kind is EntryKind.Whiteout)
                Follow(_root, EntryPath.Folder(entry.Path.Span))?.Remove(EntryPath.Name(entry.Path.Span));
            else if (entry.Kind is EntryKind.Opaque)
                Follow(_root, entry.Path.Span)?.Clear();
        }

        var late = new List<int>();
        for (var i = 0; i < layer.Entries.Count && !_full; i++)
        {
            if (!Put(layer, i))
                late.Add(i);
        }

        // A hard link may stand before its target in the tar.
        foreach (var ordinal in late)
        {
            if (!Put(layer, ordinal))
            {
                var entry = layer.Entries[ordinal];
                Add(entry.Path, place => Node(place, EntryKind.HardLink, layer.Layer.Index, entry.LinkTarget));
            }
        }

        if (_full)
        {
            _unread.Add(new Unread(
                layer.Layer.Title,
                UnreadReason.LimitExceeded,
                $"The image has more than {LayerLimits.MaxTreeNodes} files and folders; the rest was not read."));
        }
    }

    /// <summary>Follows a path, links included.</summary>
    /// <param name="start">The folder a relative path starts from.</param>
    /// <param name="path">The path; an absolute one starts from the root.</param>
    /// <returns>What is there; <c>null</c> where nothing is, or where the links go round in a circle.</returns>
    public FileNode? Follow(FileNode start, ReadOnlySpan<char> path)
    {
        var node = path is ['/', ..] ? _root : start;
        var links = 0;
        while (true)
        {
            path = path.TrimStart('/');
            if (path.IsEmpty)
                return node;

            var slash = path.IndexOf('/');
            var segment = slash < 0 ? path : path[..slash];
            path = slash < 0 ? [] : path[slash..];
            if (segment is ".")
                continue;
            if (segment is "..")
            {
                node = node.Parent ?? _root;
                continue;
            }

            if (!node.TryGet(segment, out var child))
                return null;
            if (child is not { Kind: EntryKind.SymbolicLink, LinkTarget: { } target })
            {
                node = child;
                continue;
            }

            if (++links > LayerLimits.MaxLinkDepth || ++_linksFollowed > MaxLinksFollowed)
                return null;
            if (target is ['/', ..])
                node = _root;
            path = string.Concat(target, path);
        }
    }

    bool Put(LayerContent layer, int ordinal)
    {
        var entry = layer.Entries[ordinal];
        var index = layer.Layer.Index;
        switch (entry.Kind)
        {
            case EntryKind.Whiteout or EntryKind.Opaque:
                return true;
            case EntryKind.HardLink:
                var target = FollowFolders(entry.LinkTarget);
                if (target is null or { Kind: EntryKind.Folder })
                    return false;
                Add(entry.Path, place => Node(place, target.Kind, index, target.LinkTarget, target.Source, target.Ordinal));
                return true;
            case EntryKind.File:
                Add(entry.Path, place => Node(place, EntryKind.File, index, null, _layers.Count - 1, ordinal));
                return true;
            default:
                Add(entry.Path, place => Node(place, entry.Kind, index, entry.LinkTarget));
                return true;
        }
    }

    void Add(ReadOnlyMemory<char> path, Func<(ReadOnlyMemory<char> Name, FileNode Parent), FileNode> create)
    {
        var parent = FolderOf(path);
        var name = path[^EntryPath.Name(path.Span).Length..];
        var there = parent.TryGet(name.Span, out var old);
        var node = create((name, parent));
        if (there && old!.Kind is EntryKind.Folder && node.Kind is EntryKind.Folder)
            return;
        if (there)
            _lastNode = null;
        parent.Put(node);
    }

    FileNode Node((ReadOnlyMemory<char> Name, FileNode Parent) place, EntryKind kind, int layer, string? target, int source = 0, int ordinal = 0)
    {
        _full |= ++_nodes >= LayerLimits.MaxTreeNodes;
        return new FileNode(place.Name, place.Parent, kind, layer) { LinkTarget = target, Source = source, Ordinal = ordinal };
    }

    FileNode FolderOf(ReadOnlyMemory<char> path)
    {
        var folder = path[..EntryPath.Folder(path.Span).Length];
        if (_lastNode is not null && folder.Span.SequenceEqual(_lastFolder.Span))
            return _lastNode;

        var node = _root;
        foreach (var range in folder.Span.Split('/'))
        {
            var segment = folder[range];
            if (!segment.IsEmpty)
                node = FolderIn(node, segment);
        }
        (_lastFolder, _lastNode) = (folder, node);
        return node;
    }

    FileNode FolderIn(FileNode parent, ReadOnlyMemory<char> name)
    {
        if (parent.TryGet(name.Span, out var child))
        {
            if (child.Kind is EntryKind.Folder)
                return child;
            if (child is { Kind: EntryKind.SymbolicLink, LinkTarget: { } target }
                && Follow(parent, target) is { Kind: EntryKind.Folder } linked)
            {
                return linked;
            }
        }

        var folder = Node((name, parent), EntryKind.Folder, 0, null);
        parent.Put(folder);
        return folder;
    }

    // The target of a hard link is the name itself, even where that is a symbolic link.
    FileNode? FollowFolders(string? path) =>
        path is not null && Follow(_root, EntryPath.Folder(path)) is { } folder && folder.TryGet(EntryPath.Name(path), out var node)
            ? node
            : null;
}
