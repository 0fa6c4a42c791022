using System.Collections.Immutable;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages;

/// <summary>Reads which files the packages of a distribution installed. Stateless: one instance serves every scan, on several threads.</summary>
public interface IFileOwners
{
    /// <summary>The name of the list in reports of what could not be read, e.g. <c>dpkg file list</c>.</summary>
    string Name { get; }

    /// <summary>The longest list that is read, bytes; without meaning where <see cref="Extractor"/> reads it.</summary>
    long MaxBytes => LayerLimits.MaxKeptFileBytes;

    /// <summary>Who keeps only the lines that matter while the layer streams by; <c>null</c> where the list is kept whole.</summary>
    IFileExtractor? Extractor => null;

    /// <summary>Whether this is such a list. Called for every file of an image.</summary>
    bool Lists(in FileTraits file);

    /// <summary>Whether it is such a list by any of these names.</summary>
    /// <param name="paths">The names.</param>
    /// <param name="file">What else is known of the file.</param>
    internal bool ListsAny(ImmutableArray<string> paths, in FileTraits file)
    {
        foreach (var path in paths)
        {
            if (Lists(new FileTraits(path, file.Bytes, file.IsExecutable)))
                return true;
        }
        return false;
    }

    /// <summary>Offers every path in the list together with the package that owns it.</summary>
    /// <param name="file">The list, or what <see cref="Extractor"/> kept of it.</param>
    /// <param name="paths">The paths somebody asks about.</param>
    /// <param name="cancellation">Ends the scan.</param>
    /// <exception cref="InvalidDataException">The file is not in the format; what was offered before counts.</exception>
    void Read(PackageFile file, OwnedPaths paths, CancellationToken cancellation);
}
