using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Signatures of a manifest, in the form of cosign: a payload that names the manifest's digest, signed, in a manifest of its own.</summary>
/// <remarks>
/// sigstore/cosign, specs/SIGNATURE_SPEC.md; the payload: containers/image, docs/containers-signature.5.md, "simple signing". In a registry
/// the signatures lie under the tag <c>sha256-HEX.sig</c> of the same repository.
/// </remarks>
static class ReleaseSignatures
{
    /// <summary>The largest payload, bytes: 64 KiB.</summary>
    public const int MaxPayloadBytes = 64 * 1024;

    /// <summary>Signatures of one manifest.</summary>
    public const int MaxSignatures = 64;

    const string PayloadType = "application/vnd.dev.cosign.simplesigning.v1+json";
    const string SignatureAnnotation = "dev.cosignproject.cosign/signature";
    const string ConfigurationType = "application/vnd.oci.image.config.v1+json";
    const string StatementType = "cosign container image signature";

    /// <summary>Signs a manifest.</summary>
    /// <param name="manifest">Its digest.</param>
    /// <param name="name">What the manifest is published as; informs, proves nothing.</param>
    /// <param name="keys">Private keys, each of which signs.</param>
    /// <returns>The manifest of the signatures, and the blobs that it names.</returns>
    public static (byte[] Manifest, ImmutableArray<byte[]> Blobs) Sign(Digest manifest, string name, ImmutableArray<ReleaseKey> keys)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new PayloadDocument(new CriticalDocument(
                new IdentityDocument(name), new ImageDocument(manifest.ToString()), StatementType)),
            PlainJson.Context.PayloadDocument);
        var blob = SmallBlobs.Of(payload);
        var configuration = JsonSerializer.SerializeToUtf8Bytes(
            new ConfigurationDocument("", "", new RootDocument("layers", [.. keys.Select(_ => blob.Digest.ToString())])),
            UpdateJson.Default.ConfigurationDocument);
        var layers = keys.Select(key => ArtifactManifest.Of(
            PayloadType,
            blob,
            new Dictionary<string, string>(StringComparer.Ordinal) { [SignatureAnnotation] = Convert.ToBase64String(key.Sign(payload)) }));
        var document = new ArtifactManifest.ManifestDocument(
            2, ArtifactManifest.Of(ConfigurationType, SmallBlobs.Of(configuration), null), [.. layers], ArtifactManifest.MediaType);
        return (JsonSerializer.SerializeToUtf8Bytes(document, PlainJson.Context.ManifestDocument), [payload, configuration]);
    }

    /// <summary>Finds a signature of a manifest by one of some keys.</summary>
    /// <returns>The fingerprint of the key, and all that the signatures consist of.</returns>
    /// <exception cref="ReleaseException">There is none.</exception>
    /// <exception cref="IOException">The source does not answer.</exception>
    public static async Task<(string Signer, ImmutableArray<Digest> Content)> VerifyAsync(
        IReleaseSource source, Digest manifest, ImmutableArray<ReleaseKey> keys, CancellationToken cancellation)
    {
        if (await source.ReadSignaturesAsync(manifest, cancellation) is not { } bytes)
            throw Refused($"{source.Name} has no signature of its database ({manifest}).");
        var document = ArtifactManifest.Read(bytes, $"The signature at {source.Name}");
        if (document.Layers.Count > MaxSignatures)
            throw Refused($"{source.Name} has {document.Layers.Count} signatures of its database, at most {MaxSignatures} are read.");

        var isOfAnother = false;
        foreach (var layer in document.Layers.Where(layer => layer.MediaType == PayloadType))
        {
            var payload = await SmallBlobs.ReadAsync(source, ArtifactManifest.Blob(layer, source.Name), MaxPayloadBytes, cancellation);
            if (SignerOf(layer, payload, keys) is not { } signer)
                continue;
            if (Names(payload, manifest))
            {
                return (signer.Fingerprint, [.. document.Layers.Append(document.Config).Select(part => ArtifactManifest.Blob(part, source.Name).Digest)]);
            }
            isOfAnother = true;
        }
        throw Refused(isOfAnother
            ? $"The signature at {source.Name} is by a key that is trusted, but of another database than the one it lies beside."
            : $"No signature at {source.Name} is by a key that is trusted ({string.Join(", ", keys.Select(key => key.Fingerprint))}).");
    }

    static ReleaseKey? SignerOf(ArtifactManifest.DescriptorDocument layer, byte[] payload, ImmutableArray<ReleaseKey> keys)
    {
        var signature = new byte[1024];
        return Convert.TryFromBase64String(layer.Annotations?.GetValueOrDefault(SignatureAnnotation) ?? "", signature, out var length) && length > 0
            ? keys.FirstOrDefault(key => key.Verifies(payload, signature.AsSpan(0, length)))
            : null;
    }

    static bool Names(byte[] payload, Digest manifest)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, UpdateJson.Default.PayloadDocument)?.Critical is { Type: StatementType } critical
                && critical.Image.Digest == manifest.ToString();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static ReleaseException Refused(string message) => new(message) { IsRefused = true };

    /// <summary>What is signed.</summary>
    internal sealed record PayloadDocument([property: JsonPropertyName("critical")] CriticalDocument Critical);

    /// <summary>The part of it that counts.</summary>
    internal sealed record CriticalDocument(IdentityDocument Identity, ImageDocument Image, string Type);

    /// <summary>What it was published as.</summary>
    internal sealed record IdentityDocument([property: JsonPropertyName("docker-reference")] string Reference);

    /// <summary>Which manifest it is of.</summary>
    internal sealed record ImageDocument([property: JsonPropertyName("docker-manifest-digest")] string Digest);

    /// <summary>The configuration that tools of images expect beside layers.</summary>
    internal sealed record ConfigurationDocument(
        string Architecture, string Os, [property: JsonPropertyName("rootfs")] RootDocument Root);

    /// <summary>The layers of a configuration.</summary>
    internal sealed record RootDocument(string Type, [property: JsonPropertyName("diff_ids")] IReadOnlyList<string> DiffIds);
}
