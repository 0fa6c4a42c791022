using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.DockerArchive;

/// <summary>An image of a docker-archive, as <c>docker save</c>, podman and skopeo write it.</summary>
/// <remarks>
/// Docker image specification v1.2, "Combined Image JSON + Filesystem Changeset Format". The archive states no digest of a layer
/// but the one of the uncompressed tar, in the configuration.
/// </remarks>
sealed class DockerArchiveImage : IImageSource
{
    /// <summary>The file that names the images of an archive.</summary>
    public const string ManifestName = "manifest.json";

    readonly ISourceFiles _files;
    readonly ImmutableArray<string> _layerNames;

    DockerArchiveImage(ISourceFiles files, Digest digest, ConfigurationDocument configuration, ImmutableArray<string> layerNames)
    {
        _files = files;
        _layerNames = layerNames;
        ConfigurationDigest = digest;
        Platform = configuration.Platform;
        Configuration = configuration.ToConfiguration();
        Layers = [.. layerNames.Select((name, index) => configuration.Layer(index, "", null, files.LengthOf(name) ?? 0))];
        Unread = configuration.UnreadBeside(Path, Layers.Length);
    }

    /// <inheritdoc/>
    public string Path => _files.Path;

    /// <inheritdoc/>
    public Digest Digest => ConfigurationDigest;

    /// <inheritdoc/>
    public Digest ConfigurationDigest { get; }

    /// <inheritdoc/>
    public Platform Platform { get; }

    /// <inheritdoc/>
    public ImageConfiguration Configuration { get; }

    /// <inheritdoc/>
    public ImmutableArray<LayerDescriptor> Layers { get; }

    /// <inheritdoc/>
    public ImmutableArray<Unread> Unread { get; }

    /// <summary>Finds the images of an archive.</summary>
    /// <exception cref="ImageSourceException">A document is missing or broken.</exception>
    public static async Task<ImmutableArray<StoredImage>> ListAsync(ISourceFiles files, CancellationToken cancellation)
    {
        var bytes = await SourceDocuments.ReadAsync(files, ManifestName, null, cancellation);
        var manifests = SourceDocuments.Parse(files, ManifestName, bytes, SourceJson.Default.IReadOnlyListDockerManifest);

        var images = ImmutableArray.CreateBuilder<StoredImage>();
        foreach (var manifest in manifests)
        {
            if (manifest is not { Config: { } configName, Layers: not null })
                continue;
            var expected = DigestIn(configName);
            images.Add(new StoredImage(
                manifest.Names,
                expected is { } digest ? [digest] : [],
                null,
                token => OpenAsync(files, configName, expected, [.. manifest.Layers.OfType<string>()], token)));
        }
        return images.ToImmutable();
    }

    /// <inheritdoc/>
    public bool HasLayer(LayerDescriptor layer) => _files.LengthOf(_layerNames[layer.Index]) is not null;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenLayerAsync(LayerDescriptor layer, CancellationToken cancellation) =>
        _files.OpenAsync(_layerNames[layer.Index], cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static async Task<IImageSource> OpenAsync(
        ISourceFiles files, string configName, Digest? expected, ImmutableArray<string> layers, CancellationToken cancellation)
    {
        var bytes = await SourceDocuments.ReadAsync(files, configName, expected, cancellation);
        var configuration = SourceDocuments.Parse(files, configName, bytes, SourceJson.Default.ConfigurationDocument);
        return new DockerArchiveImage(files, SourceDocuments.DigestOf(bytes), configuration, layers);
    }

    // The name of the configuration is its digest: HEX.json, or blobs/sha256/HEX in newer archives.
    static Digest? DigestIn(string configName)
    {
        var name = configName[(configName.LastIndexOf('/') + 1)..];
        return Digest.TryParse("sha256:" + (name.EndsWith(".json", StringComparison.Ordinal) ? name[..^5] : name), out var digest)
            ? digest
            : null;
    }
}
