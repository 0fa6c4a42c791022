namespace Plimsoll.Images.Layers;

/// <summary>Says whether the content of a file shall be kept. Called for every file of a layer, on several threads.</summary>
/// <param name="path">Path inside the image, no leading slash, '/' separators.</param>
/// <param name="ordinal">The place of its entry among <see cref="LayerContent.Entries"/>, from 0.</param>
public delegate bool FileSelector(ReadOnlySpan<char> path, int ordinal);
