namespace Plimsoll.Images.Layers;

/// <summary>One entry of a tar as its headers describe it, names still as stored.</summary>
readonly ref struct TarEntry
{
    /// <summary>The name, UTF-8 as a rule.</summary>
    public required ReadOnlySpan<byte> Name { get; init; }

    /// <summary>What it is; never a marker, the tar does not know them.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Where a link leads.</summary>
    public required ReadOnlySpan<byte> LinkTarget { get; init; }

    /// <summary>Bytes of content in the tar.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>Bytes of the file when it is unpacked: more than stored for a sparse file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Whether anybody may execute it.</summary>
    public bool IsExecutable { get; init; }

    /// <summary>Whether only the pieces with data are stored.</summary>
    public bool IsSparse { get; init; }

    /// <summary>Where the content begins, bytes from the start of the tar.</summary>
    public required long Offset { get; init; }
}
