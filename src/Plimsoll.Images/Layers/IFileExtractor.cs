namespace Plimsoll.Images.Layers;

/// <summary>
/// Boils a file that is too large to keep (a program, an archive of archives) down to the few bytes its reader needs, while it
/// streams by. Stateless: one instance serves every scan, on several threads.
/// </summary>
public interface IFileExtractor
{
    /// <summary>Its name in reports of what could not be read. The layer cache files extracts under it: change it when their form changes.</summary>
    string Name { get; }

    /// <summary>Reads a file once, forwards.</summary>
    /// <param name="content">The file; it need not be read to its end, cannot seek, and may end before <paramref name="bytes"/>.</param>
    /// <param name="path">Path inside the image, for messages.</param>
    /// <param name="bytes">Its length, bytes.</param>
    /// <param name="cancellation">Ends the scan.</param>
    /// <returns>What is kept of it, at most <see cref="LayerLimits.MaxExtractBytes"/>; empty where there is nothing in it.</returns>
    /// <exception cref="InvalidDataException">It is not in the format; the scan goes on and reports the file as unread.</exception>
    ValueTask<byte[]> ExtractAsync(Stream content, string path, long bytes, CancellationToken cancellation);
}
