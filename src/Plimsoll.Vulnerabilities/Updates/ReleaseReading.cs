using System.Collections.Immutable;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A release that was read, with what proves it.</summary>
/// <param name="Release">What is published.</param>
/// <param name="Manifest">The digest of its manifest.</param>
/// <param name="Version">What its source knows the manifest by.</param>
/// <param name="SignedBy">The fingerprint of the key that signed it; empty where nobody asked for a signature.</param>
/// <param name="Content">All that its manifest and its signatures name.</param>
sealed record ReleaseReading(Release Release, Digest Manifest, string Version, string SignedBy, ImmutableArray<Digest> Content)
{
    /// <summary>Reads what is published. The signature comes first: what is not signed is not even parsed.</summary>
    /// <param name="source">Where.</param>
    /// <param name="keys">Keys one of which has to have signed it; empty where no signature is asked for.</param>
    /// <param name="known">The version that the caller has; empty for none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The release; <c>null</c> where it is still the known one.</returns>
    /// <exception cref="ReleaseException">It is damaged, or not signed.</exception>
    /// <exception cref="IOException">The source does not give it.</exception>
    public static async Task<ReleaseReading?> ReadAsync(
        IReleaseSource source, ImmutableArray<ReleaseKey> keys, string known, CancellationToken cancellation)
    {
        if (await source.ReadManifestAsync(known, cancellation) is not { } published)
            return known.Length > 0 ? null : throw new IOException($"{source.Name} answers that nothing has changed, and was not asked that.");
        var manifest = SmallBlobs.Of(published.Bytes).Digest;
        var (signer, signatures) = keys.IsEmpty ? ("", []) : await ReleaseSignatures.VerifyAsync(source, manifest, keys, cancellation);
        var document = ArtifactManifest.ReleaseBlobOf(published.Bytes, source.Name);
        var bytes = await SmallBlobs.ReadAsync(source, document, ReleaseDocuments.MaxDocumentBytes, cancellation);
        return new ReleaseReading(
            ReleaseDocuments.Read(bytes, source.Name),
            manifest,
            published.Version,
            signer,
            [.. ArtifactManifest.Blobs(published.Bytes, source.Name).Select(blob => blob.Digest), .. signatures]);
    }
}
