namespace Plimsoll.Images.Layers;

/// <summary>A visible file that somebody wants to read.</summary>
/// <param name="Path">The path it was found by.</param>
/// <param name="Layer">The index of the layer whose version of the path is visible.</param>
/// <param name="Body">Its content.</param>
sealed record FoundFile(string Path, int Layer, FileBody Body);
