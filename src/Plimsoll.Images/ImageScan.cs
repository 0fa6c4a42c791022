using System.Collections.Immutable;
using Plimsoll.Images.Distributions;
using Plimsoll.Images.Layers;
using Plimsoll.Images.Packages;
using Plimsoll.Images.Packages.Nix;
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

        var search = new FileSearch(tree, static (in file) => UseOf(file), static (in file, knownAs) => IsReadFurther(file, knownAs));
        var files = search.Run(cancellation);
        var lookedAgain = await reading.LookAgainAsync(layers, files, cancellation);

        reading.Keep(layers, files);

        var unread = image.Unread.Concat(layers.SelectMany(layer => layer.Unread)).Concat(tree.Unread).Concat(search.Unread).Concat(lookedAgain).ToList();
        var root = new RootFiles();
        var packages = ReadPackages(files, layers, root, unread, cancellation)
            .AddRange(NixStore.In(tree, (path, layer) => new FileLocation(path, layers[layer].Facts.Digest)));

        return new ImageFacts(
            name,
            image.Path,
            image.Digest,
            image.ConfigurationDigest,
            image.Platform,
            image.Configuration,
            [.. layers.Select(layer => layer.Facts)],
            root.Distro(packages),
            packages,
            [.. unread])
        {
            ContentManifests = [.. root.Manifests],
        };
    }

    /// <summary>What is done with a file on behalf of everybody; <c>null</c> where nobody wants it.</summary>
    internal static FileUse? UseOf(in FileTraits file)
    {
        var use = PackageReaders.UseOf(file);
        if (use is { Extractor: null })
            return use;

        // A list of files, or a release file, may be named or marked like a program.
        var root = RootFiles.UseOf(file);
        return FileOwners.UseOf(file) ?? (root is { Extractor: null } ? root : use ?? root);
    }

    /// <summary>Whether somebody reads a file by this name who reads it by none of the names that it was found by.</summary>
    internal static bool IsReadFurther(in FileTraits file, ImmutableArray<string> knownAs)
    {
        foreach (var reader in PackageReaders.All)
        {
            if (reader.Reads(file) && !reader.ReadsAny(knownAs, file))
                return true;
        }
        foreach (var owners in FileOwners.All)
        {
            if (owners.Lists(file) && !owners.ListsAny(knownAs, file))
                return true;
        }
        return RootFiles.UseOf(file) is not null && !RootFiles.UsesAny(knownAs, file);
    }

    static ImmutableArray<Package> ReadPackages(
        IReadOnlyList<FoundFile> files, LayerContent[] layers, RootFiles root, List<Unread> unread, CancellationToken cancellation)
    {
        var reading = new PackageReading();
        foreach (var file in files)
        {
            if (file.Body is not { Content: { } content } body)
                continue;
            var layer = layers[file.Layer];
            var location = new FileLocation(file.Path, layer.Facts.Digest);
            var traits = new FileTraits(file.Path, body.Bytes, body.IsExecutable);
            var subject = $"{layer.Layer.Title}, {file.Path}";
            reading.Add(location, traits, content, body.ExtractedBy, subject, file.KnownAs);
            root.Add(location, traits, content, body.ExtractedBy, subject, file.KnownAs);
        }

        var packages = reading.Read(cancellation);
        unread.AddRange(reading.Unread);
        unread.AddRange(root.Unread);
        return PackageOrigins.Complete(packages, layers, cancellation);
    }
}
