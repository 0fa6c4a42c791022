using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Where a database is published: a registry, a web server, a folder. Nothing that it gives is trusted before it is checked.</summary>
public interface IReleaseSource : IDisposable
{
    /// <summary>The source as its user names it.</summary>
    string Name { get; }

    /// <summary>The manifest that is published now.</summary>
    /// <param name="known">The <see cref="PublishedManifest.Version"/> that the caller has; empty for none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The manifest; <c>null</c> where it is still the known one.</returns>
    /// <exception cref="IOException">The source does not give it.</exception>
    Task<PublishedManifest?> ReadManifestAsync(string known, CancellationToken cancellation);

    /// <summary>The signatures of a manifest: a manifest as cosign writes it.</summary>
    /// <returns>The bytes; <c>null</c> where there is none.</returns>
    /// <exception cref="IOException">The source does not answer.</exception>
    Task<byte[]?> ReadSignaturesAsync(Digest manifest, CancellationToken cancellation);

    /// <summary>Opens content from a byte on.</summary>
    /// <exception cref="IOException">The source does not give it.</exception>
    Task<Stream> OpenBlobAsync(ReleaseBlob blob, long from, CancellationToken cancellation);
}
