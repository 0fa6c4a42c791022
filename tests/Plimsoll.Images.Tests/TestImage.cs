using System.Collections.Immutable;
using Plimsoll.Images.Sources;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images;

/// <summary>An image in memory, made of layer blobs.</summary>
sealed class TestImage(params byte[][] blobs) : IImageSource
{
    int _opened;

    public string Path => "memory";

    public Digest Digest => TarWriter.DigestOf([1]);

    public Digest ConfigurationDigest => TarWriter.DigestOf([2]);

    public Platform Platform => Platform.LinuxAmd64;

    public ImageConfiguration Configuration => ImageConfiguration.Empty;

    public ImmutableArray<Unread> Unread => [];

    public ImmutableArray<LayerDescriptor> Layers { get; init; } =
        [.. blobs.Select((blob, index) => new LayerDescriptor(index, "", TarWriter.DigestOf(blob), null, blob.Length, ""))];

    /// <summary>How often layers were opened.</summary>
    public int Opened => _opened;

    public ValueTask<Stream> OpenLayerAsync(LayerDescriptor layer, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _opened);
        return ValueTask.FromResult<Stream>(new MemoryStream(blobs[layer.Index]));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
