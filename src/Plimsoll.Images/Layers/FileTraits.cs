namespace Plimsoll.Images.Layers;

/// <summary>What is known of a file before its content: by this a reader decides whether it wants it.</summary>
/// <param name="path">Path inside the image, no leading slash, '/' separators.</param>
/// <param name="bytes">Its length, bytes.</param>
/// <param name="isExecutable">Whether anybody may execute it.</param>
public readonly ref struct FileTraits(ReadOnlySpan<char> path, long bytes, bool isExecutable)
{
    // Asked for by nearly every reader: found once for all of them.
    readonly int _name = path.LastIndexOf('/') + 1;

    /// <summary>Path inside the image, no leading slash, '/' separators.</summary>
    public ReadOnlySpan<char> Path { get; } = path;

    /// <summary>Its length, bytes.</summary>
    public long Bytes => bytes;

    /// <summary>Whether anybody may execute it.</summary>
    public bool IsExecutable => isExecutable;

    /// <summary>The last segment of the path.</summary>
    public ReadOnlySpan<char> Name => Path[_name..];

    /// <summary>The path without its last segment; empty for a name in the root.</summary>
    public ReadOnlySpan<char> Folder => _name == 0 ? [] : Path[..(_name - 1)];

    /// <summary>A file of which only the path is known.</summary>
    public static FileTraits Named(ReadOnlySpan<char> path) => new(path, 0, false);
}
