using Plimsoll.Model.Images;

namespace Plimsoll.Model.Packages;

/// <summary>Where in an image or a folder a file lies.</summary>
/// <param name="Path">Path inside the image or folder, no leading slash, '/' separators.</param>
/// <param name="Layer">The digest of the layer whose version of the file is the visible one; <c>null</c> where there are no layers.</param>
public sealed record FileLocation(string Path, Digest? Layer)
{
    /// <summary>The path inside the file where that is an archive, through every nested one, e.g. <c>WEB-INF/lib/a.jar</c>; else empty.</summary>
    public string Inside { get; init; } = "";

    /// <summary><see cref="Path"/> with <see cref="Inside"/> behind it.</summary>
    public string FullPath => Inside.Length == 0 ? Path : $"{Path}/{Inside}";
}
