using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>Reads the packages one kind of file declares. Stateless: one instance serves every scan, on several threads.</summary>
public interface IPackageReader
{
    /// <summary>The reader's name in reports of what could not be read, e.g. <c>dpkg status</c>.</summary>
    string Name { get; }

    /// <summary>The longest file that is read, bytes; a longer one is reported as unread.</summary>
    long MaxBytes => LayerLimits.MaxKeptFileBytes;

    /// <summary>
    /// Who boils the file down to what <see cref="Read"/> reads, while its layer streams by; <c>null</c> where it is kept whole.
    /// </summary>
    IFileExtractor? Extractor => null;

    /// <summary>Whether this is such a file. Called for every file of an image: compare text, never a regex.</summary>
    bool Reads(in FileTraits file);

    /// <summary>Whether it reads a file by any of these names.</summary>
    /// <param name="paths">The names.</param>
    /// <param name="file">What else is known of the file.</param>
    internal bool ReadsAny(ImmutableArray<string> paths, in FileTraits file)
    {
        foreach (var path in paths)
        {
            if (Reads(new FileTraits(path, file.Bytes, file.IsExecutable)))
                return true;
        }
        return false;
    }

    /// <summary>Whether <see cref="Read"/> looks into such a file by <see cref="PackageFile.Beside"/>, so that it has to be kept.</summary>
    bool Consults(in FileTraits file) => false;

    /// <summary>Reads the packages in one file.</summary>
    /// <param name="file">The file, or what <see cref="Extractor"/> kept of it.</param>
    /// <param name="cancellation">Ends the scan.</param>
    /// <returns>The packages, in file order. Those returned before an exception are right and stay in the result.</returns>
    /// <exception cref="InvalidDataException">The file is not in the format; the scan goes on and reports the file as unread.</exception>
    IEnumerable<Package> Read(PackageFile file, CancellationToken cancellation);
}
