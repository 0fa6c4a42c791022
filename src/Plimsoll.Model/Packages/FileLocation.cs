using Plimsoll.Model.Images;

namespace Plimsoll.Model.Packages;

/// <summary>Where in an image a file lies.</summary>
/// <param name="Path">Path inside the image, no leading slash, '/' separators.</param>
/// <param name="Layer">The digest of the layer whose version of the file is the visible one.</param>
public sealed record FileLocation(string Path, Digest Layer);
