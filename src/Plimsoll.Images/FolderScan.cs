using Plimsoll.Images.Distributions;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages;
using Plimsoll.Images.Packages.Nix;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images;

/// <summary>The journey of a folder: the root of a file system, or a checkout of source with lock files.</summary>
/// <remarks>Links are followed as inside the root, wherever they would lead on this machine.</remarks>
public static class FolderScan
{
    static readonly LayerDescriptor Root = new(0, "", null, null, 0, "");

    /// <summary>Scans a folder. What cannot be read is part of the result.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The folder as the user named it.</param>
    /// <param name="progress">Told how far the scan is; <c>null</c> where nobody looks.</param>
    /// <param name="cancellation">Ends the scan.</param>
    /// <exception cref="ImageSourceException">It is not there, or cannot be listed.</exception>
    public static async Task<ImageFacts> RunAsync(
        string folder, string name, IProgress<ScanProgress>? progress, CancellationToken cancellation)
    {
        var listing = FolderListing.Read(folder, cancellation);
        var tree = new FileTree();
        tree.Apply(new LayerContent(Root, new ImageLayer(0, default, default, 0, 0, ""), listing.Entries, new HashSet<int>(), []));
        var search = new FileSearch(
            tree, static (in file) => ImageScan.UseOf(file), static (in file, knownAs) => ImageScan.IsReadFurther(file, knownAs));
        var files = search.Run(cancellation);

        var unread = new UnreadFiles("files");
        var budget = new KeptBytes();
        var (read, total) = (0L, files.Sum(file => file.Body.Bytes));
        foreach (var file in files)
        {
            await ReadAsync(folder, listing, file, budget, unread, cancellation);
            read += file.Body.Bytes;
            progress?.Report(new ScanProgress(read, total, 0, 0));
        }

        var reading = new PackageReading();
        var root = new RootFiles();
        foreach (var file in files)
        {
            if (file.Body is { Content: { } content } body)
            {
                var location = new FileLocation(file.Path, null);
                var traits = new FileTraits(file.Path, body.Bytes, body.IsExecutable);
                reading.Add(location, traits, content, body.ExtractedBy, file.Path, file.KnownAs);
                root.Add(location, traits, content, body.ExtractedBy, file.Path, file.KnownAs);
            }
        }
        var packages = InstalledCopies.Leave(reading.Read(cancellation)).AddRange(NixStore.In(tree, static (path, _) => new FileLocation(path, null)));

        return new ImageFacts(
            name, folder, null, null, new Platform("", ""), ImageConfiguration.Empty, [], root.Distro(packages), packages,
            [.. listing.Unread, .. tree.Unread, .. search.Unread, .. unread.All, .. reading.Unread, .. root.Unread])
        {
            Target = ScanTarget.Folder,
            ContentManifests = [.. root.Manifests],
        };
    }

    static async Task ReadAsync(
        string folder, FolderListing listing, FoundFile file, KeptBytes budget, UnreadFiles unread, CancellationToken cancellation)
    {
        var (body, use) = (file.Body, file.Use);
        if (body.Content is not null)
            return;
        var path = Path.Combine(folder, listing.Entries[body.Ordinal].Path.ToString());
        if (use.Extractor is null && (body.Bytes > use.MaxBytes || !budget.TryTake(body.Bytes)))
        {
            unread.Add(new Unread(file.Path, UnreadReason.LimitExceeded,
                $"The file has {body.Bytes} bytes, at most {use.MaxBytes} are read, and {LayerLimits.MaxKeptBytes} of all together."));
            return;
        }

        try
        {
            // What has no length may be a pipe or a device: it is never read.
            if (body.Bytes == 0)
            {
                if (FileNature.IsRegular(path))
                    body.Content = [];
                else
                    unread.Add(new Unread(file.Path, UnreadReason.Unsupported, "It is no regular file but a pipe or a device, and was not opened."));
                return;
            }
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, useAsync: false);
            body.Content = use.Extractor is { } extractor
                ? await extractor.ExtractAsync(stream, file.Path, body.Bytes, cancellation)
                : await ReadWholeAsync(stream, body.Bytes, cancellation);
            body.ExtractedBy = use.Extractor?.Name;
        }
        catch (InvalidDataException problem)
        {
            unread.Add(new Unread(file.Path, UnreadReason.Malformed, $"{use.Extractor?.Name}: {problem.Message}"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            unread.Add(new Unread(file.Path, UnreadReason.Inaccessible, problem.Message));
        }
    }

    // A file that grows meanwhile is read up to the length that was counted.
    static async Task<byte[]> ReadWholeAsync(FileStream stream, long bytes, CancellationToken cancellation)
    {
        var content = new byte[bytes];
        var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellation);
        return length == content.Length ? content : content[..length];
    }
}
