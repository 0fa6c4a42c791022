using Plimsoll.Images.Archives;
using Plimsoll.Images.Layers;

namespace Plimsoll.Images.Packages;

/// <summary>Keeps the one file of a zip archive that names its package, while the archive streams by.</summary>
/// <param name="name">The extractor's name.</param>
/// <param name="what">The file as people call it, for messages.</param>
/// <param name="isWanted">Whether an entry, by its path in the archive, is that file. The first one is taken.</param>
sealed class ArchivedFileExtractor(string name, string what, Predicate<string> isWanted) : IFileExtractor
{
    /// <summary>The longest such file, bytes.</summary>
    public const int MaxFileBytes = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public async ValueTask<byte[]> ExtractAsync(Stream content, string path, long bytes, CancellationToken cancellation)
    {
        using var zip = new ZipReader(content, new ZipBudget(bytes));
        while (await zip.NextAsync(cancellation) is { } entry)
        {
            if (!isWanted(entry.Name))
                continue;
            var file = await zip.ReadStartAsync(MaxFileBytes + 1, cancellation);
            return file.Length <= MaxFileBytes ? file
                : throw new InvalidDataException($"its {what} is longer than {MaxFileBytes / 1024 / 1024} MiB");
        }
        throw new InvalidDataException($"the archive has no {what}");
    }
}
