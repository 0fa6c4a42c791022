using System.Collections.Immutable;
using Plimsoll.Images.Sources.OciLayout;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>The manifest of one image, as a registry gave it.</summary>
/// <param name="Title">The image, for people.</param>
/// <param name="Digest">Of the manifest.</param>
/// <param name="ConfigurationDigest">Of the configuration.</param>
/// <param name="Layers">Its layers, lowest first.</param>
sealed record RegistryManifest(
    string Title, Digest Digest, Digest ConfigurationDigest, ImmutableArray<(OciDescriptor Descriptor, Digest Digest)> Layers)
{
    /// <summary>Reads a manifest.</summary>
    /// <param name="title">The image, for people.</param>
    /// <param name="digest">Of the manifest.</param>
    /// <param name="document">Its content.</param>
    /// <exception cref="ImageSourceException">It is no image's, or not well formed.</exception>
    public static RegistryManifest Of(string title, Digest digest, OciDocument document)
    {
        if (document.SchemaVersion == 1)
        {
            throw new ImageSourceException(
                $"{title} has a manifest of schema 1, which docker gave up in 2016 and which nothing verifies. Push the image again with a newer tool.");
        }
        if (document is not { Config: { } config, Layers: { } layers })
            throw new ImageSourceException($"{title} is neither an image nor an index of images: its document has no config and no layers.");
        if (!IsConfiguration(config.MediaType))
        {
            throw new ImageSourceException(
                $"{title} is no container image but an artifact: its configuration has the type \"{config.MediaType}\".");
        }
        return layers.Count <= ImageSources.MaxLayers
            ? new RegistryManifest(
                title,
                digest,
                DigestOf(title, config),
                [.. layers.Select(layer => (layer ?? new OciDescriptor(), DigestOf(title, layer)))])
            : throw new ImageSourceException($"{title} has {layers.Count} layers, at most {ImageSources.MaxLayers} are read.");
    }

    /// <summary>The digest a descriptor names.</summary>
    /// <exception cref="ImageSourceException">It is none.</exception>
    public static Digest DigestOf(string title, OciDescriptor? descriptor) => Digest.TryParse(descriptor?.Digest, out var digest)
        ? digest
        : throw new ImageSourceException($"A document of {title} names another by \"{descriptor?.Digest}\", expected a sha256 or sha512 digest.");

    static bool IsConfiguration(string? mediaType) => mediaType
        is null or "" or "application/octet-stream"
        or "application/vnd.oci.image.config.v1+json" or "application/vnd.docker.container.image.v1+json";
}
