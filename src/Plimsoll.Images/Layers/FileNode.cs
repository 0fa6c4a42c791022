using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Images.Layers;

/// <summary>A name in the merged file tree. An image may have hundreds of thousands: it is kept small.</summary>
/// <param name="name">The last segment of its path, a part of the path that an entry has.</param>
/// <param name="parent">The folder; <c>null</c> for the root, and wrong for a name that was replaced.</param>
/// <param name="kind">What it is: a folder, a file, a symbolic link, or something without content.</param>
/// <param name="layer">The index of the layer that this version of the name comes from.</param>
sealed class FileNode(ReadOnlyMemory<char> name, FileNode? parent, EntryKind kind, int layer)
{
    // A link's target or what is in a folder: no name has both.
    object? _rest;

    /// <summary>The last segment of the path.</summary>
    public ReadOnlyMemory<char> Name => name;

    /// <summary>The folder it is in.</summary>
    public FileNode? Parent => parent;

    /// <summary>What it is.</summary>
    public EntryKind Kind => kind;

    /// <summary>The index of the layer that this version comes from.</summary>
    public int Layer => layer;

    /// <summary>Where a symbolic link leads, or an unresolved hard link.</summary>
    public string? LinkTarget
    {
        get => _rest as string;
        init => _rest = value;
    }

    /// <summary>Of a file: which of the layers that were put on the tree holds its content, from 0. Hard links share it.</summary>
    public int Source { get; init; }

    /// <summary>Of a file: the place of its content among the entries of that layer.</summary>
    public int Ordinal { get; init; }

    /// <summary>What is in the folder, unordered.</summary>
    public IEnumerable<FileNode> Children => Folder ?? [];

    HashSet<FileNode>? Folder => _rest as HashSet<FileNode>;

    /// <summary>Finds a name in the folder.</summary>
    public bool TryGet(ReadOnlySpan<char> child, [NotNullWhen(true)] out FileNode? node)
    {
        node = null;
        return Folder is { } children && children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(child, out node);
    }

    /// <summary>Puts a name into the folder, in the place of one that is there.</summary>
    public void Put(FileNode child)
    {
        if (Folder is not { } children)
            _rest = children = new HashSet<FileNode>(FileNodeNames.Comparer);
        else
            children.Remove(child);
        children.Add(child);
    }

    /// <summary>Removes a name and everything below it.</summary>
    public void Remove(ReadOnlySpan<char> child) => Folder?.GetAlternateLookup<ReadOnlySpan<char>>().Remove(child);

    /// <summary>Removes everything in the folder.</summary>
    public void Clear()
    {
        if (Folder is not null)
            _rest = null;
    }
}
