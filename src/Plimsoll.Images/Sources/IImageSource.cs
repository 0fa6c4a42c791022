using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

/// <summary>One image, opened: its manifest and configuration are read and verified, its layers are not read yet.</summary>
public interface IImageSource : IAsyncDisposable
{
    /// <summary>Where it is read from, for people.</summary>
    string Path { get; }

    /// <summary>The manifest's digest; the configuration's where the archive has no manifest (docker-archive).</summary>
    Digest Digest { get; }

    /// <summary>The configuration's digest.</summary>
    Digest ConfigurationDigest { get; }

    /// <summary>What the image is built for.</summary>
    Platform Platform { get; }

    /// <summary>How it runs.</summary>
    ImageConfiguration Configuration { get; }

    /// <summary>Its layers, lowest first.</summary>
    ImmutableArray<LayerDescriptor> Layers { get; }

    /// <summary>What its documents do not agree on, or leave out.</summary>
    ImmutableArray<Unread> Unread { get; }

    /// <summary>Whether the blob of a layer is there with the length that is stated, as far as that is known without opening it.</summary>
    bool HasLayer(LayerDescriptor layer) => true;

    /// <summary>Opens the blob of one layer; several may be open at a time.</summary>
    /// <returns>The blob as it is stored, read forwards.</returns>
    /// <exception cref="FileNotFoundException">The blob is not there.</exception>
    /// <exception cref="IOException">The blob cannot be read.</exception>
    ValueTask<Stream> OpenLayerAsync(LayerDescriptor layer, CancellationToken cancellation);
}
