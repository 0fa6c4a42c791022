using System.Collections.Immutable;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images;

/// <summary>The journey of one image: layers, one merged file tree, the files readers asked for, packages.</summary>
public static class ImageScan
{
    /// <summary>Scans an image. Every layer is read once, streaming; what cannot be read is part of the result.</summary>
    /// <param name="image">The opened image; the caller closes it.</param>
    /// <param name="name">The image as the user or the Pod named it.</param>
    /// <param name="options">How to scan.</param>
    /// <param name="progress">Told how far the scan is, from several threads; <c>null</c> where nobody looks.</param>
    /// <param name="cancellation">Ends the scan.</param>
    public static async Task<ImageFacts> RunAsync(
        IImageSource image, string name, ScanOptions options, IProgress<ScanProgress>? progress, CancellationToken cancellation)
    {
        var reading = new LayerReading(image, options, progress);
        var layers = await reading.ReadAllAsync(static (in file, _) => UseOf(file), cancellation);

        var tree = new FileTree();
        foreach (var layer in layers)
            tree.Apply(layer);

        var search = new FileSearch(tree, static (in file) => UseOf(file));
        var files = search.Run(cancellation);
        var lookedAgain = await reading.LookAgainAsync(layers, files, cancellation);

        reading.Keep(layers, files);

        var unread = layers.SelectMany(layer => layer.Unread).Concat(tree.Unread).Concat(search.Unread).Concat(lookedAgain).ToList();
        var distro = FindDistro(files, unread);
        var packages = ReadPackages(files, layers, unread, cancellation);

        return new ImageFacts(
            name,
            image.Path,
            image.Digest,
            image.ConfigurationDigest,
            image.Platform,
            image.Configuration,
            [.. layers.Select(layer => layer.Facts)],
            distro,
            packages,
            [.. unread]);
    }

    internal static FileUse? UseOf(in FileTraits file) => PackageReaders.UseOf(file) ?? (OsRelease.Reads(file.Path) ? FileUse.Whole : null);

    // Ordered by path, etc/os-release comes before usr/lib/os-release, as os-release(5) wants it.
    internal static Distro? FindDistro(IReadOnlyList<FoundFile> files, List<Unread> unread)
    {
        foreach (var file in files.Where(file => OsRelease.Reads(file.Path)))
        {
            if (file.Body.Content is not { } content)
                continue;
            try
            {
                if (OsRelease.Parse(new MemoryStream(content, writable: false)) is { } distro)
                    return distro;
            }
            catch (InvalidDataException problem)
            {
                unread.Add(new Unread(file.Path, UnreadReason.Malformed, $"os-release: {problem.Message}"));
            }
        }
        return null;
    }

    static ImmutableArray<Package> ReadPackages(
        IReadOnlyList<FoundFile> files, LayerContent[] layers, List<Unread> unread, CancellationToken cancellation)
    {
        var reading = new PackageReading();
        foreach (var file in files)
        {
            if (file.Body is not { Content: { } content } body)
                continue;
            var layer = layers[file.Layer];
            reading.Add(
                new FileLocation(file.Path, layer.Facts.Digest),
                new FileTraits(file.Path, body.Bytes, body.IsExecutable),
                content,
                body.ExtractedBy,
                $"{layer.Layer.Title}, {file.Path}");
        }

        var packages = reading.Read(cancellation);
        unread.AddRange(reading.Unread);
        return packages;
    }
}
