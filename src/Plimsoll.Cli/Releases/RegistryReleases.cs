using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Model.Images;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Releases;

/// <summary>A database that is published in a registry, as an artifact; its signatures lie where cosign looks for them.</summary>
/// <param name="reference">The repository, and a tag or digest.</param>
/// <param name="settings">How the registry is talked to.</param>
sealed class RegistryReleases(ImageReference reference, RegistrySettings settings) : IReleaseTarget
{
    readonly ArtifactClient _client = new(settings);

    /// <inheritdoc/>
    public string Name => reference.ToString();

    /// <inheritdoc/>
    public async Task<PublishedManifest?> ReadManifestAsync(string known, CancellationToken cancellation)
    {
        try
        {
            if (await _client.ReadManifestAsync(reference, known, cancellation) is not { } document)
                return null;
            var digest = Digest.Sha256(SHA256.HashData(document.Bytes));
            if (reference.Digest is { } asked && asked != digest)
                throw new RegistryException($"{reference.Registry} gives {Name} with the digest {digest}.");
            return new PublishedManifest(document.Bytes, document.Tag.Length > 0 ? document.Tag : $"\"{digest}\"");
        }
        catch (RegistryException problem) when (problem.Status is HttpStatusCode.NotFound)
        {
            throw new FileNotFoundException(problem.Message, problem);
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]?> ReadSignaturesAsync(Digest manifest, CancellationToken cancellation)
    {
        try
        {
            return (await _client.ReadManifestAsync(SignaturesOf(manifest), "", cancellation))?.Bytes;
        }
        catch (RegistryException problem) when (problem.Status is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<Stream> OpenBlobAsync(ReleaseBlob blob, long from, CancellationToken cancellation) =>
        _client.OpenBlobAsync(reference, blob.Digest, blob.Size, from, cancellation);

    /// <inheritdoc/>
    public Task PutBlobAsync(ReleaseBlob blob, Func<Stream> open, CancellationToken cancellation) =>
        _client.PushBlobAsync(reference, blob.Digest, blob.Size, open, cancellation);

    /// <inheritdoc/>
    public Task PutSignaturesAsync(Digest manifest, byte[] signatures, CancellationToken cancellation) =>
        _client.PushManifestAsync(SignaturesOf(manifest), signatures, cancellation);

    /// <inheritdoc/>
    public Task PutManifestAsync(byte[] manifest, CancellationToken cancellation) => reference.Digest is null
        ? _client.PushManifestAsync(reference, manifest, cancellation)
        : throw new RegistryException($"{Name}: a database is published under a tag, not under a digest.");

    /// <inheritdoc/>
    public void RemoveAllBut(ImmutableHashSet<Digest> kept)
    {
        // A registry collects what no manifest names by itself.
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    ImageReference SignaturesOf(Digest manifest) => ImageReference.TryParse($"{reference.Name}:{manifest.Algorithm}-{manifest.Hex}.sig", out var signatures)
        ? signatures
        : throw new RegistryException($"{reference.Name} has no name for signatures.");
}
