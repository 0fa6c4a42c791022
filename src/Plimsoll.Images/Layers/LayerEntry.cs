namespace Plimsoll.Images.Layers;

/// <summary>One entry of a layer. An image may have hundreds of thousands: it is kept small.</summary>
public readonly record struct LayerEntry
{
    // A link's target, or what was kept of a file, bare or with its maker: no entry has two of them.
    readonly object? _rest;

    /// <summary>An entry.</summary>
    /// <param name="path">Path inside the image, no leading slash; of a marker: the path that it hides.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="linkTarget">Where a link leads, as written; <c>null</c> for everything else.</param>
    /// <param name="bytes">The length of a file when it is unpacked; 0 for everything else.</param>
    /// <param name="isExecutable">Whether anybody may execute a file.</param>
    public LayerEntry(ReadOnlyMemory<char> path, EntryKind kind, string? linkTarget, long bytes, bool isExecutable) =>
        (Path, Kind, _rest, Bytes, IsExecutable) = (path, kind, linkTarget, bytes, isExecutable);

    /// <summary>Path inside the image, no leading slash; of a marker: the path that it hides.</summary>
    public ReadOnlyMemory<char> Path { get; }

    /// <summary>The length of a file when it is unpacked; 0 for everything else.</summary>
    public long Bytes { get; }

    /// <summary>What it is.</summary>
    public EntryKind Kind { get; }

    /// <summary>Whether anybody may execute a file.</summary>
    public bool IsExecutable { get; }

    /// <summary>Where a link leads, as written; <c>null</c> for everything else.</summary>
    public string? LinkTarget => _rest as string;

    /// <summary>What was kept of the file where somebody asked for it; otherwise <c>null</c>. A link has none.</summary>
    public byte[]? Content
    {
        get => _rest as byte[] ?? (_rest as Extract)?.Content;
        init => _rest = value is null ? LinkTarget : ExtractedBy is { } maker ? new Extract(value, maker) : value;
    }

    /// <summary>The <see cref="IFileExtractor.Name"/> of who made <see cref="Content"/>; <c>null</c> where it is the file itself.</summary>
    public string? ExtractedBy
    {
        get => (_rest as Extract)?.Maker;
        init => _rest = value is null ? (object?)Content ?? LinkTarget : new Extract(Content, value);
    }

    sealed record Extract(byte[]? Content, string Maker);
}
