using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Layers;

/// <summary>Finds the files readers want in a merged tree: by their own paths first, then by the paths symbolic links give them.</summary>
/// <param name="tree">The tree.</param>
/// <param name="wish">Who wants a file.</param>
/// <param name="further">Who wants a file that was found by another name.</param>
sealed class FileSearch(FileTree tree, FileWish wish, FurtherWish further)
{
    // Of a file: an image could give one as many as it likes, and each is compared with the others.
    const int MaxNames = 8;

    readonly List<FoundFile> _found = [];
    readonly UnreadFiles _unread = new("links");
    readonly Dictionary<FileNode, ImmutableArray<string>> _seen = [];
    readonly Dictionary<(int Layer, int Ordinal, string? Extractor), FileBody> _bodies = [];
    readonly Queue<Link> _links = new();
    readonly Stack<(IEnumerator<FileNode> Children, int PathLength)> _open = new();
    char[] _path = new char[LayerLimits.MaxPathLength];
    int _linkedNodes;

    /// <summary>What should have been found and could not be.</summary>
    public IEnumerable<Unread> Unread => _unread.All;

    /// <summary>Searches the whole tree. A file that a path of its own leads to is reported again by a link only for those who did not want it by that path.</summary>
    /// <returns>The files, ordered by path.</returns>
    public IReadOnlyList<FoundFile> Run(CancellationToken cancellation)
    {
        Walk(tree.Root, "", null);
        while (_links.TryDequeue(out var link))
        {
            cancellation.ThrowIfCancellationRequested();
            FollowLink(link);
        }
        _found.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        return _found;
    }

    void FollowLink(Link link)
    {
        var target = tree.Follow(link.Folder, link.Target);
        if (target is { Kind: EntryKind.File })
        {
            Visit(link.Path, link.Layer, target);
            return;
        }
        if (target is null && wish(FileTraits.Named(link.Path)) is not null)
        {
            _unread.Add(new Unread(
                link.Path,
                UnreadReason.Missing,
                $"It is a link to \"{link.Target}\", which is not there or not reached within {LayerLimits.MaxLinkDepth} links."));
        }
        if (target is not { Kind: EntryKind.Folder } || link.PassesThrough(target))
            return;
        Walk(target, link.Path, link with { Entered = target });
    }

    // Depth first without recursion: the buffer always holds the path of the folder on top of the stack.
    void Walk(FileNode top, string path, Link? link)
    {
        Write(0, path);
        _open.Push((top.Children.GetEnumerator(), path.Length));
        while (_open.TryPeek(out var open))
        {
            if (!open.Children.MoveNext())
            {
                _open.Pop();
                continue;
            }
            if (link is not null && ++_linkedNodes > LayerLimits.MaxLinkedNodes)
            {
                StopAtLimit(link);
                return;
            }

            var child = open.Children.Current;
            var start = open.PathLength;
            if (start > 0)
                start = Write(start, "/");
            var length = Write(start, child.Name.Span);
            if (child.Kind is EntryKind.Folder)
                _open.Push((child.Children.GetEnumerator(), length));
            else
                Visit(child, _path.AsSpan(0, length), link);
        }
    }

    void Visit(FileNode node, ReadOnlySpan<char> path, Link? link)
    {
        if (node is { Kind: EntryKind.SymbolicLink, LinkTarget: { } target, Parent: { } folder })
        {
            _links.Enqueue(new Link(path.ToString(), folder, target, node.Layer, null, link));
            return;
        }
        if (node.Kind is EntryKind.File)
            Visit(path, node.Layer, node);
        else if (node.Kind is EntryKind.HardLink && wish(FileTraits.Named(path)) is not null)
            _unread.Add(new Unread(path.ToString(), UnreadReason.Missing, $"It is a hard link to \"{node.LinkTarget}\", which is not there."));
    }

    void StopAtLimit(Link link)
    {
        _open.Clear();
        _links.Clear();
        _unread.AddLimit(new Unread(
            link.Path,
            UnreadReason.LimitExceeded,
            $"Symbolic links lead to more than {LayerLimits.MaxLinkedNodes} files and folders; the rest was not looked at."));
    }

    int Write(int start, ReadOnlySpan<char> text)
    {
        if (start + text.Length > _path.Length)
            Array.Resize(ref _path, Math.Max(2 * _path.Length, start + text.Length));
        text.CopyTo(_path.AsSpan(start));
        return start + text.Length;
    }

    void Visit(ReadOnlySpan<char> path, int layer, FileNode node)
    {
        var (source, entry) = tree.ContentOf(node);
        var traits = new FileTraits(path, entry.Bytes, entry.IsExecutable);
        if (wish(traits) is not { } use)
            return;
        var knownAs = _seen.GetValueOrDefault(node, []);
        if (!knownAs.IsEmpty && (knownAs.Length == MaxNames || !further(traits, knownAs)))
            return;
        var found = new FoundFile(path.ToString(), layer, BodyOf(source.Layer.Index, node.Ordinal, entry, use), use) { KnownAs = knownAs };
        _seen[node] = knownAs.Add(found.Path);
        _found.Add(found);
    }

    // Names of one file share what is read of it later, where the same is wanted of it.
    FileBody BodyOf(int layer, int ordinal, in LayerEntry entry, FileUse use)
    {
        var key = (layer, ordinal, use.Extractor?.Name);
        if (!_bodies.TryGetValue(key, out var body))
        {
            var isKept = entry.ExtractedBy == use.Extractor?.Name;
            body = new FileBody(layer, ordinal)
            {
                Bytes = entry.Bytes,
                IsExecutable = entry.IsExecutable,
                Content = isKept ? entry.Content : null,
                ExtractedBy = isKept ? entry.ExtractedBy : null,
            };
            _bodies.Add(key, body);
        }
        return body;
    }

    sealed record Link(string Path, FileNode Folder, string Target, int Layer, FileNode? Entered, Link? Outer)
    {
        public bool PassesThrough(FileNode folder)
        {
            for (var link = this; link is not null; link = link.Outer)
            {
                if (link.Entered == folder)
                    return true;
            }
            return false;
        }
    }
}
