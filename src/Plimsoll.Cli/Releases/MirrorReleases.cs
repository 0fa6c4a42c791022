using System.Net;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Model.Images;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Releases;

/// <summary>A database that is published on a web server: the files of <see cref="FolderReleases"/>.</summary>
/// <param name="address">The folder's address; ends with a slash.</param>
/// <param name="settings">How the server is talked to.</param>
sealed class MirrorReleases(Uri address, RegistrySettings settings) : IReleaseSource
{
    const int MaxDocumentBytes = 4 * 1024 * 1024;

    readonly WebFolderClient _client = new(address, settings);

    /// <inheritdoc/>
    public string Name => address.ToString();

    /// <inheritdoc/>
    public async Task<PublishedManifest?> ReadManifestAsync(string known, CancellationToken cancellation) =>
        await _client.ReadAsync(FolderReleases.ManifestFile, MaxDocumentBytes, known, cancellation) is { } document
            ? new PublishedManifest(document.Bytes, document.Tag)
            : null;

    /// <inheritdoc/>
    public async Task<byte[]?> ReadSignaturesAsync(Digest manifest, CancellationToken cancellation)
    {
        try
        {
            return (await _client.ReadAsync(FolderReleases.SignaturesFile(manifest), MaxDocumentBytes, "", cancellation))?.Bytes;
        }
        catch (RegistryException problem) when (problem.Status is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<Stream> OpenBlobAsync(ReleaseBlob blob, long from, CancellationToken cancellation) =>
        _client.OpenAsync(FolderReleases.BlobFile(blob.Digest), blob.Size, from, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
