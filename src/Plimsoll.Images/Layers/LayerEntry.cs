namespace Plimsoll.Images.Layers;

/// <summary>One entry of a layer.</summary>
/// <param name="Path">Path inside the image, no leading slash; of a marker: the path that it hides.</param>
/// <param name="Kind">What it is.</param>
/// <param name="LinkTarget">Where a link leads, as written; <c>null</c> for everything else.</param>
/// <param name="Bytes">The length of a file when it is unpacked; 0 for everything else.</param>
/// <param name="IsExecutable">Whether anybody may execute a file.</param>
public readonly record struct LayerEntry(ReadOnlyMemory<char> Path, EntryKind Kind, string? LinkTarget, long Bytes, bool IsExecutable)
{
    /// <summary>What was kept of the file where somebody asked for it; otherwise <c>null</c>.</summary>
    public byte[]? Content { get; init; }

    /// <summary>The <see cref="IFileExtractor.Name"/> of who made <see cref="Content"/>; <c>null</c> where it is the file itself.</summary>
    public string? ExtractedBy { get; init; }
}
