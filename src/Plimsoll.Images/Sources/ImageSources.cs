using System.Collections.Immutable;
using Plimsoll.Images.Sources.DockerArchive;
using Plimsoll.Images.Sources.OciLayout;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

/// <summary>Opens images. What a path is, its content says: the name does not count.</summary>
public static class ImageSources
{
    /// <summary>Layers of one image: four times what docker allows.</summary>
    public const int MaxLayers = 512;

    const int StartBytes = 256;

    /// <summary>Opens an image.</summary>
    /// <param name="path">A docker-archive or an OCI layout, as a tar (plain or gzip) or a folder.</param>
    /// <param name="selection">Which image of it.</param>
    /// <param name="cancellation">Ends the opening.</param>
    /// <exception cref="ImageSourceException">There is no such image; the message says why and what to do.</exception>
    public static async Task<IImageSource> OpenAsync(string path, ImageSelection selection, CancellationToken cancellation)
    {
        var images = await ListAsync(path, cancellation);
        var image = await Choose(path, images, selection).OpenAsync(cancellation);
        return image.Layers.Length <= MaxLayers
            ? image
            : throw new ImageSourceException($"\"{path}\" has {image.Layers.Length} layers, at most {MaxLayers} are read.");
    }

    /// <summary>Whether a folder is an image: an OCI layout, or an unpacked docker-archive. Otherwise it is a folder of files.</summary>
    /// <remarks>A web application has a <c>manifest.json</c> too: docker's is a list.</remarks>
    /// <exception cref="ImageSourceException">It cannot be looked into.</exception>
    public static bool IsImageFolder(string folder)
    {
        if (File.Exists(Path.Combine(folder, "oci-layout")))
            return true;
        if (File.Exists(Path.Combine(folder, OciLayoutImage.IndexName)) && Directory.Exists(Path.Combine(folder, "blobs")))
            return true;
        var manifest = Path.Combine(folder, DockerArchiveImage.ManifestName);
        try
        {
            var files = new FolderFiles(folder);
            if (files.LengthOf(DockerArchiveImage.ManifestName) is null or 0)
                return false;
            using var file = files.Open(DockerArchiveImage.ManifestName);
            var start = new byte[StartBytes];
            return start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImageSourceException($"\"{manifest}\" cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Finds the images of an archive or layout.</summary>
    /// <exception cref="ImageSourceException">It is no image, or is broken.</exception>
    internal static async Task<ImmutableArray<StoredImage>> ListAsync(string path, CancellationToken cancellation)
    {
        try
        {
            ISourceFiles files = Directory.Exists(path)
                ? new FolderFiles(path)
                : await ArchiveFiles.IndexAsync(path, cancellation);
            if (files.LengthOf(OciLayoutImage.IndexName) is not null)
                return await OciLayoutImage.ListAsync(files, cancellation);
            if (files.LengthOf(DockerArchiveImage.ManifestName) is not null)
                return await DockerArchiveImage.ListAsync(files, cancellation);
            throw new ImageSourceException(
                $"\"{path}\" is not an image: it has neither {OciLayoutImage.IndexName} nor {DockerArchiveImage.ManifestName}. {files.Damage}".TrimEnd()
                + " Expected a docker-archive or an OCI layout, as a tar (plain or gzip) or a folder.");
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImageSourceException($"\"{path}\" is not there. Expected a docker-archive or an OCI layout.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImageSourceException($"\"{path}\" cannot be read: {problem.Message}", problem);
        }
    }

    static StoredImage Choose(string path, ImmutableArray<StoredImage> images, ImageSelection selection)
    {
        if (images.IsEmpty)
            throw new ImageSourceException($"\"{path}\" holds no usable manifest: its index names no image.");

        var named = selection.Tag.Length == 0
            ? images
            : [.. images.Where(image => image.Names.Any(name => IsSameName(name, selection.Tag)))];
        if (named.IsEmpty)
        {
            throw WrongChoice(
                $"\"{path}\" has no image with the tag \"{selection.Tag}\". Its tags: {List(images.SelectMany(image => image.Names))}.");
        }

        var fitting = named.Where(image => image.Offered is null || selection.Platform.Accepts(image.Offered)).ToList();
        if (fitting.Count == 0)
        {
            throw WrongChoice(
                $"\"{path}\" has no image for the platform {selection.Platform}. "
                + $"Its platforms: {List(named.Select(image => image.Offered?.ToString() ?? ""))}. Choose one with --platform.");
        }
        if (selection.Tag.Length == 0 && fitting.Count > 1 && !IsOneImage(fitting))
        {
            throw WrongChoice(
                $"\"{path}\" holds {fitting.Count} images. Name one of its tags{Example(path, fitting)}: {List(fitting.SelectMany(image => image.Names))}.");
        }
        return fitting[0];
    }

    static ImageSourceException WrongChoice(string message) => new(message) { IsWrongChoice = true };

    // Variants of one platform, or several entries for the same content.
    static bool IsOneImage(List<StoredImage> images) => images.TrueForAll(image =>
        !image.Digests.IsEmpty && image.Digests.SequenceEqual(images[0].Digests)
        || image.Offered is not null && image.Names.SequenceEqual(images[0].Names, StringComparer.Ordinal));

    static bool IsSameName(string name, string tag) =>
        name == tag
        || ImageReference.TryParse(name, out var one) && ImageReference.TryParse(tag, out var other)
            && one.Name == other.Name && one.EffectiveTag == other.EffectiveTag;

    static string Example(string path, List<StoredImage> images) =>
        images.SelectMany(image => image.Names).FirstOrDefault(name => name.Length > 0) is { } name ? $", as in {path}:{name}" : "";

    static string List(IEnumerable<string> names) =>
        string.Join(", ", names.Distinct(StringComparer.Ordinal).Where(name => name.Length > 0)) is { Length: > 0 } list ? list : "none";
}
