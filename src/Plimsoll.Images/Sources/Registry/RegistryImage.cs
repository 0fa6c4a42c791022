using System.Collections.Immutable;
using System.Net;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>An image in a registry: its layers are read while they are downloaded, nothing is stored.</summary>
/// <remarks>OCI distribution-spec v1.1, "Pull"; OCI image-spec v1.1, manifest.md.</remarks>
sealed class RegistryImage : IImageSource
{
    /// <summary>Layers whose download is given up before the others are not tried any more.</summary>
    public const int MaxGivenUp = 3;

    readonly RegistryEndpoint _endpoint;
    readonly RegistryTransport _transport;
    readonly RegistrySettings _settings;
    int _givenUp;

    /// <summary>An image whose manifest and configuration are read and verified.</summary>
    public RegistryImage(
        RegistryEndpoint endpoint,
        RegistryTransport transport,
        RegistrySettings settings,
        RegistryManifest manifest,
        ConfigurationDocument configuration)
    {
        (_endpoint, _transport, _settings) = (endpoint, transport, settings);
        Path = manifest.Title;
        Digest = manifest.Digest;
        ConfigurationDigest = manifest.ConfigurationDigest;
        Platform = configuration.Platform;
        Configuration = configuration.ToConfiguration();
        Layers =
        [
            .. manifest.Layers.Select((layer, index) => configuration.Layer(index, layer.Descriptor.MediaType ?? "", layer.Digest, layer.Descriptor.Size)),
        ];
        Unread = configuration.UnreadBeside(Path, Layers.Length);
    }

    /// <inheritdoc/>
    public string Path { get; }

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

    /// <inheritdoc/>
    public async ValueTask<Stream> OpenLayerAsync(LayerDescriptor layer, CancellationToken cancellation)
    {
        var title = $"layer {layer.Index + 1} of {Path}";
        if (Volatile.Read(ref _givenUp) >= MaxGivenUp)
            throw new RegistryException($"{title} was not asked for: {_endpoint.Host} gave up on {MaxGivenUp} layers before it.");

        var address = _endpoint.Blob(layer.Digest.ToString() ?? "");
        var blob = new BlobStream(
            (offset, token) => _transport.GetAsync(
                _endpoint,
                address,
                title,
                request => BlobStream.Shape(request, offset),
                static (response, _) => Task.FromResult(response),
                token),
            title,
            layer.StoredBytes,
            _transport.DelayAfter,
            _settings)
        {
            GivenUp = () => Interlocked.Increment(ref _givenUp),
        };
        try
        {
            await blob.ConnectAsync(cancellation);
            return blob;
        }
        catch (RegistryException problem) when (problem.Status is HttpStatusCode.NotFound)
        {
            await blob.DisposeAsync();
            throw new FileNotFoundException(problem.Message, problem);
        }
        catch (RegistryException)
        {
            await blob.DisposeAsync();
            Interlocked.Increment(ref _givenUp);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
