using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.OciLayout;

/// <summary>An image of an OCI layout: a folder, or a tar of one.</summary>
/// <remarks>OCI image-spec v1.1, image-layout.md.</remarks>
sealed class OciLayoutImage : IImageSource
{
    /// <summary>The file that names the images of a layout.</summary>
    public const string IndexName = "index.json";

    // Indexes within indexes, and documents read to find the images of one layout.
    const int MaxIndexDepth = 4;
    const int MaxDocuments = 1000;

    readonly ISourceFiles _files;

    OciLayoutImage(ISourceFiles files, Digest digest, Digest configurationDigest, ConfigurationDocument configuration, OciDocument manifest)
    {
        _files = files;
        Digest = digest;
        ConfigurationDigest = configurationDigest;
        Platform = configuration.Platform;
        Configuration = configuration.ToConfiguration();
        Layers =
        [
            .. (manifest.Layers ?? []).Select((layer, index) =>
                configuration.Layer(index, layer?.MediaType ?? "", DigestOf(files, layer), layer?.Size ?? 0)),
        ];
        Unread = configuration.UnreadBeside(Path, Layers.Length);
    }

    /// <inheritdoc/>
    public string Path => _files.Path;

    /// <inheritdoc/>
    public Digest Digest { get; }

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

    /// <summary>Finds the images of a layout; attestations and what is no image are left out.</summary>
    /// <exception cref="ImageSourceException">A document is missing or broken.</exception>
    public static async Task<ImmutableArray<StoredImage>> ListAsync(ISourceFiles files, CancellationToken cancellation)
    {
        var images = ImmutableArray.CreateBuilder<StoredImage>();
        var open = new Queue<(OciDescriptor Descriptor, ImmutableArray<string> Names, ImmutableArray<Digest> Path)>();
        var index = await SourceDocuments.ReadAsync(files, IndexName, null, cancellation);
        Enqueue(SourceDocuments.Parse(files, IndexName, index, SourceJson.Default.OciDocument), [], []);

        for (var documents = 0; open.TryDequeue(out var next); documents++)
        {
            if (documents == MaxDocuments)
                throw new ImageSourceException($"\"{files.Path}\" names more than {MaxDocuments} manifests.");

            // A layout saved for one platform still names the manifests of the others.
            var digest = DigestOf(files, next.Descriptor);
            var name = SourceDocuments.BlobName(digest);
            if (files.LengthOf(name) is null && next.Path.Length > 0)
                continue;

            var bytes = await SourceDocuments.ReadAsync(files, name, digest, cancellation);
            var document = SourceDocuments.Parse(files, name, bytes, SourceJson.Default.OciDocument);
            ImmutableArray<Digest> path = [.. next.Path, digest];
            if (document.Manifests is not null && path.Length < MaxIndexDepth)
            {
                Enqueue(document, next.Names, path);
            }
            else if (document is { Config: { } config, Layers: not null })
            {
                images.Add(new StoredImage(
                    next.Names,
                    [.. path, DigestOf(files, config)],
                    next.Descriptor.Offered,
                    token => OpenAsync(files, digest, document, config, token)));
            }
        }
        return images.ToImmutable();

        void Enqueue(OciDocument document, ImmutableArray<string> names, ImmutableArray<Digest> path)
        {
            foreach (var descriptor in (document.Manifests ?? []).OfType<OciDescriptor>().Where(descriptor => !descriptor.IsAttestation))
                open.Enqueue((descriptor, [.. names, .. descriptor.Names], path));
        }
    }

    /// <inheritdoc/>
    public bool HasLayer(LayerDescriptor layer) => _files.LengthOf(SourceDocuments.BlobName(layer.Digest ?? default)) == layer.StoredBytes;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenLayerAsync(LayerDescriptor layer, CancellationToken cancellation) =>
        _files.OpenAsync(SourceDocuments.BlobName(layer.Digest ?? default), cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static async Task<IImageSource> OpenAsync(
        ISourceFiles files, Digest digest, OciDocument manifest, OciDescriptor config, CancellationToken cancellation)
    {
        var configDigest = DigestOf(files, config);
        var name = SourceDocuments.BlobName(configDigest);
        var bytes = await SourceDocuments.ReadAsync(files, name, configDigest, cancellation);
        var configuration = SourceDocuments.Parse(files, name, bytes, SourceJson.Default.ConfigurationDocument);
        return new OciLayoutImage(files, digest, configDigest, configuration, manifest);
    }

    static Digest DigestOf(ISourceFiles files, OciDescriptor? descriptor) => Digest.TryParse(descriptor?.Digest, out var digest)
        ? digest
        : throw new ImageSourceException(
            $"A document of \"{files.Path}\" names another by \"{descriptor?.Digest}\", expected a sha256 or sha512 digest.");
}
