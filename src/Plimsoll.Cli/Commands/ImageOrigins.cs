using Plimsoll.Images.Sources;
using Plimsoll.Model.Images;

namespace Plimsoll.Cli.Commands;

/// <summary>Finds out where an image comes from: a path, a folder of <c>--images</c>, a registry, in this order.</summary>
/// <param name="lookup">The folders of <c>--images</c>.</param>
/// <param name="pulls">Whether registries may be asked.</param>
sealed class ImageOrigins(ImageLookup lookup, bool pulls)
{
    static readonly string[] ArchiveEndings = [".tar", ".tar.gz", ".tgz"];

    /// <summary>Where the image that the user named comes from.</summary>
    /// <exception cref="UsageException">There is no such image.</exception>
    public ImageOrigin Find(string image)
    {
        if (OnDisk(image) is { } location)
            return location.Tag.Length == 0 && IsFolderOfFiles(location.Path) ? new ImageOrigin.Files(location.Path) : new ImageOrigin.Stored(location);
        if (ByScheme(image) is { } origin)
            return origin;

        if (!LooksLikePath(image) && ImageReference.TryParse(image, out var reference) && Find(reference) is { } found)
            return found;
        throw new UsageException(pulls
            ? $"{image}: there is no such file or folder, and it is no image reference: expected [registry/]repository[:tag][@digest]."
            : $"{image}: there is no such file or folder, and no image of that name in --images. With --offline no registry is asked.");
    }

    /// <summary>Where the image that a Pod names comes from; <c>null</c> where no folder has it and no registry may be asked.</summary>
    public ImageOrigin? Find(ImageReference reference) => lookup.Find(reference) is { } location
        ? new ImageOrigin.Stored(location)
        : pulls ? new ImageOrigin.Pulled(reference) : null;

    ImageOrigin? ByScheme(string image)
    {
        var colon = image.IndexOf(':');
        var (scheme, rest) = colon < 0 ? ("", image) : (image[..colon], image[(colon + 1)..]);
        return scheme switch
        {
            "docker-archive" or "oci-archive" or "oci" or "oci-dir" => new ImageOrigin.Stored(OnDisk(rest) ?? throw Missing(image, rest)),
            "dir" or "rootfs" => Directory.Exists(rest) ? new ImageOrigin.Files(rest) : throw Missing(image, rest),
            "docker" when rest.StartsWith("//", StringComparison.Ordinal) => Pulled(image, rest[2..]),
            // "registry:2" is an image of that name, "registry:nginx:1.25" is not.
            "registry" when rest.AsSpan().ContainsAny(':', '/') => Pulled(image, rest),
            "docker-daemon" => new ImageOrigin.Exported("docker", rest),
            "podman" => new ImageOrigin.Exported("podman", rest),
            "containerd" => throw new UsageException(
                $"{image}: containerd has no interface to read images by. Export it: nerdctl save -o image.tar {rest} (or ctr image export image.tar {rest}), then scan image.tar."),
            _ => null,
        };
    }

    ImageOrigin.Pulled Pulled(string image, string name)
    {
        if (!pulls)
            throw new UsageException($"{image}: with --offline no registry is asked.");
        return ImageReference.TryParse(name, out var reference)
            ? new ImageOrigin.Pulled(reference)
            : throw new UsageException($"{image}: \"{name}\" is no image reference: expected [registry/]repository[:tag][@digest].");
    }

    static UsageException Missing(string image, string path) => new($"{image}: there is no file or folder {path}.");

    static bool LooksLikePath(string image) =>
        image is ['/' or '.' or '~', ..] || ArchiveEndings.Any(ending => image.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    static bool IsFolderOfFiles(string path) => Directory.Exists(path) && !ImageSources.IsImageFolder(path);

    static ImageLocation? OnDisk(string image)
    {
        if (Path.Exists(image))
            return new ImageLocation(image, "");

        // A name may hold colons itself: FILE:NAME:TAG. The longest path that is there counts.
        for (var colon = image.LastIndexOf(':'); colon > 0; colon = image.LastIndexOf(':', colon - 1))
        {
            if (Path.Exists(image[..colon]))
                return new ImageLocation(image[..colon], image[(colon + 1)..]);
        }
        return null;
    }
}
