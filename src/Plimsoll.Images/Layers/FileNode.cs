using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Images.Layers;

/// <summary>A name in the merged file tree.</summary>
/// <param name="name">The last segment of its path.</param>
/// <param name="parent">The folder; <c>null</c> for the root, and wrong for a name that was replaced.</param>
/// <param name="kind">What it is: a folder, a file, a symbolic link, or something without content.</param>
/// <param name="layer">The index of the layer that this version of the name comes from.</param>
sealed class FileNode(string name, FileNode? parent, EntryKind kind, int layer)
{
    Dictionary<string, FileNode>? _children;

    /// <summary>The last segment of the path.</summary>
    public string Name => name;

    /// <summary>The folder it is in.</summary>
    public FileNode? Parent => parent;

    /// <summary>What it is.</summary>
    public EntryKind Kind => kind;

    /// <summary>The index of the layer that this version comes from.</summary>
    public int Layer => layer;

    /// <summary>Where a symbolic link leads, or an unresolved hard link.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>The content of a file; hard links share it.</summary>
    public FileBody? Body { get; init; }

    /// <summary>What is in the folder, unordered.</summary>
    public IEnumerable<FileNode> Children => _children is null ? [] : _children.Values;

    /// <summary>Finds a name in the folder.</summary>
    public bool TryGet(ReadOnlySpan<char> child, [NotNullWhen(true)] out FileNode? node)
    {
        node = null;
        return _children is not null && _children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(child, out node);
    }

    /// <summary>Puts a name into the folder, in the place of one that is there.</summary>
    public void Put(FileNode child) => (_children ??= new(StringComparer.Ordinal))[child.Name] = child;

    /// <summary>Removes a name and everything below it.</summary>
    public void Remove(ReadOnlySpan<char> child) =>
        _children?.GetAlternateLookup<ReadOnlySpan<char>>().Remove(child);

    /// <summary>Removes everything in the folder.</summary>
    public void Clear() => _children = null;
}
