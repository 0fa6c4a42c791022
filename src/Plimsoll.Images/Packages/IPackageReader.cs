using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>Reads the packages one kind of file declares. Stateless: one instance serves every scan.</summary>
public interface IPackageReader
{
    /// <summary>The reader's name in reports of what could not be read, e.g. <c>dpkg status</c>.</summary>
    string Name { get; }

    /// <summary>Whether <paramref name="path"/> is such a file. Called for every file of an image: compare text, never a regex.</summary>
    /// <param name="path">Path inside the image, no leading slash, '/' separators.</param>
    bool Reads(ReadOnlySpan<char> path);

    /// <summary>Reads the packages in one file.</summary>
    /// <param name="file">The open file; the caller bounds its length and closes it.</param>
    /// <param name="location">Where the file lies; the readers put it on every package.</param>
    /// <param name="cancellation">Ends the scan.</param>
    /// <returns>The packages, in file order. Those returned before an exception are right and stay in the result.</returns>
    /// <exception cref="InvalidDataException">The file is not in the format; the scan goes on and reports the file as unread.</exception>
    IAsyncEnumerable<Package> ReadAsync(Stream file, FileLocation location, CancellationToken cancellation);
}
