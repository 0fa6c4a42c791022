namespace Plimsoll.Images.Layers;

/// <summary>One entry of a layer.</summary>
/// <param name="Path">Path inside the image, no leading slash; of a marker: the path that it hides.</param>
/// <param name="Kind">What it is.</param>
/// <param name="LinkTarget">Where a link leads, as written; <c>null</c> for everything else.</param>
/// <param name="Content">The file's content where somebody asked for it; otherwise <c>null</c>.</param>
public readonly record struct LayerEntry(ReadOnlyMemory<char> Path, EntryKind Kind, string? LinkTarget, byte[]? Content);
