using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Engine;

/// <summary>An image whose archive goes away with it.</summary>
sealed class SpooledImage(IImageSource image, SpoolFile spool, string path) : IImageSource
{
    /// <inheritdoc/>
    public string Path => path;

    /// <inheritdoc/>
    public Digest Digest => image.Digest;

    /// <inheritdoc/>
    public Digest ConfigurationDigest => image.ConfigurationDigest;

    /// <inheritdoc/>
    public Platform Platform => image.Platform;

    /// <inheritdoc/>
    public ImageConfiguration Configuration => image.Configuration;

    /// <inheritdoc/>
    public ImmutableArray<LayerDescriptor> Layers => image.Layers;

    /// <inheritdoc/>
    public ImmutableArray<Unread> Unread => image.Unread;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenLayerAsync(LayerDescriptor layer, CancellationToken cancellation) => image.OpenLayerAsync(layer, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await image.DisposeAsync();
        spool.Dispose();
    }
}
