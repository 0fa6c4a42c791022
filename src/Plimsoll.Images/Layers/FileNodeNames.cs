namespace Plimsoll.Images.Layers;

/// <summary>Tells names in one folder apart, character by character.</summary>
sealed class FileNodeNames : IEqualityComparer<FileNode>, IAlternateEqualityComparer<ReadOnlySpan<char>, FileNode>
{
    /// <summary>The only one.</summary>
    public static FileNodeNames Comparer { get; } = new();

    /// <inheritdoc/>
    public bool Equals(FileNode? x, FileNode? y) => x is null || y is null ? x == y : x.Name.Span.SequenceEqual(y.Name.Span);

    /// <inheritdoc/>
    public bool Equals(ReadOnlySpan<char> alternate, FileNode other) => other.Name.Span.SequenceEqual(alternate);

    /// <inheritdoc/>
    public int GetHashCode(FileNode obj) => GetHashCode(obj.Name.Span);

    /// <inheritdoc/>
    // The runtime's hash of texts is another one in each process: an image cannot choose names that collide.
    public int GetHashCode(ReadOnlySpan<char> alternate) => string.GetHashCode(alternate, StringComparison.Ordinal);

    /// <inheritdoc/>
    public FileNode Create(ReadOnlySpan<char> alternate) => new(alternate.ToString().AsMemory(), null, EntryKind.Other, 0);
}
