using System.Net;
using System.Net.Http.Headers;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources.Registry;

/// <summary>Reads and writes artifacts in registries: manifests and blobs of any type. Safe for use by several threads.</summary>
/// <param name="settings">How registries are talked to. Mirrors are asked first; what is written goes to the registry itself.</param>
/// <remarks>OCI distribution-spec v1.1, "Pull" and "Push".</remarks>
public sealed class ArtifactClient(RegistrySettings settings) : IDisposable
{
    const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    readonly RegistryTransport _transport = new(settings);

    /// <summary>Reads a manifest.</summary>
    /// <param name="artifact">Its repository, and its tag or digest.</param>
    /// <param name="known">The <see cref="RegistryDocument.Tag"/> that the caller has; empty for none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The manifest; <c>null</c> where it is still the known one.</returns>
    /// <exception cref="RegistryException">No registry or mirror gives it.</exception>
    public Task<RegistryDocument?> ReadManifestAsync(ImageReference artifact, string known, CancellationToken cancellation) =>
        settings.FirstAsync(artifact, endpoint => ReadManifestAsync(endpoint, artifact, known, cancellation));

    /// <summary>Opens a blob from a byte on; a connection that breaks is replaced.</summary>
    /// <param name="artifact">Its repository.</param>
    /// <param name="digest">Its digest; not checked here.</param>
    /// <param name="length">Bytes it should have; no more are read.</param>
    /// <param name="from">The first byte that is read.</param>
    /// <param name="cancellation">Ends the opening.</param>
    /// <exception cref="RegistryException">No registry or mirror gives it.</exception>
    public Task<Stream> OpenBlobAsync(ImageReference artifact, Digest digest, long length, long from, CancellationToken cancellation) => settings.FirstAsync(
        artifact,
        endpoint =>
        {
            var title = $"a blob of {artifact.FamiliarName}";
            var address = endpoint.Blob(digest.ToString());
            var blob = new BlobStream(
                (offset, token) => _transport.GetAsync(
                    endpoint, address, title, request => BlobStream.Shape(request, offset), static (response, _) => Task.FromResult(response), token),
                title,
                length,
                _transport.DelayAfter,
                settings)
            {
                Start = from,
            };
            return BlobStream.ConnectedAsync(blob, cancellation);
        });

    /// <summary>Writes a blob, unless it is there.</summary>
    /// <param name="artifact">Its repository.</param>
    /// <param name="digest">Its digest.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="open">Opens its content; called again for another attempt.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="RegistryException">The registry does not take it.</exception>
    public Task PushBlobAsync(ImageReference artifact, Digest digest, long length, Func<Stream> open, CancellationToken cancellation) =>
        new BlobUpload(RegistryOf(artifact), _transport, artifact.FamiliarName).RunAsync(digest, length, open, cancellation);

    /// <summary>Writes a manifest; all that it names is there.</summary>
    /// <param name="artifact">Its repository and tag.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <exception cref="RegistryException">The registry does not take it.</exception>
    public async Task PushManifestAsync(ImageReference artifact, byte[] manifest, CancellationToken cancellation)
    {
        var endpoint = RegistryOf(artifact);
        using var response = await _transport.GetAsync(
            endpoint,
            endpoint.Manifest(artifact.EffectiveTag),
            $"the upload of {artifact.FamiliarName}:{artifact.EffectiveTag}",
            request =>
            {
                request.Method = HttpMethod.Put;
                request.Content = new ByteArrayContent(manifest);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(ManifestType);
            },
            static (response, _) => Task.FromResult(response),
            cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    RegistryEndpoint RegistryOf(ImageReference artifact) => settings.EndpointsOf(artifact).Last();

    async Task<RegistryDocument?> ReadManifestAsync(
        RegistryEndpoint endpoint, ImageReference artifact, string known, CancellationToken cancellation)
    {
        var reference = artifact.Digest is { } digest ? digest.ToString() : artifact.EffectiveTag;
        var title = $"the manifest {reference} of {artifact.FamiliarName}";
        try
        {
            return await _transport.GetAsync(
                endpoint,
                endpoint.Manifest(reference),
                title,
                request =>
                {
                    request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(ManifestType));
                    RegistryDocument.Unless(request, known);
                },
                (response, token) => RegistryDocument.ReadAsync(response, title, endpoint.Host, SourceDocuments.MaxDocumentBytes, settings, token),
                cancellation);
        }
        catch (RegistryException problem) when (problem.Status is HttpStatusCode.NotModified && known.Length > 0)
        {
            return null;
        }
    }
}
