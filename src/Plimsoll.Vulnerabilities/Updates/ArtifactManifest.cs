using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Writes and reads the manifest of a published database: an OCI artifact, the same bytes in a registry and in a folder.</summary>
/// <remarks>OCI image-spec v1.1, manifest.md, "Guidelines for Artifact Usage".</remarks>
static class ArtifactManifest
{
    /// <summary>The type of a manifest.</summary>
    public const string MediaType = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>The type of the artifact.</summary>
    public const string ArtifactType = "application/vnd.plimsoll.vulnerabilities.v1";

    /// <summary>The type of the blob that holds <see cref="ReleaseDocuments"/>.</summary>
    public const string ReleaseType = "application/vnd.plimsoll.vulnerabilities.release.v1+json";

    /// <summary>The type of a part: the file, compressed by Brotli.</summary>
    public const string PartType = "application/vnd.plimsoll.vulnerabilities.part.v1+brotli";

    /// <summary>The type of a delta.</summary>
    public const string DeltaType = "application/vnd.plimsoll.vulnerabilities.delta.v1";

    /// <summary>The type of the notice of licences.</summary>
    public const string NoticeType = "text/plain";

    /// <summary>The empty configuration of an artifact: <c>{}</c>.</summary>
    public static ReadOnlySpan<byte> EmptyConfiguration => "{}"u8;

    const string EmptyType = "application/vnd.oci.empty.v1+json";
    const string TitleAnnotation = "org.opencontainers.image.title";

    /// <summary>The manifest; the same content gives the same bytes.</summary>
    /// <param name="release">What is published.</param>
    /// <param name="document">The blob of its document.</param>
    /// <param name="notice">The blob of the notice of licences.</param>
    public static byte[] Write(Release release, ReleaseBlob document, ReleaseBlob notice)
    {
        ImmutableArray<DescriptorDocument> layers =
        [
            Layer(ReleaseType, document, "release.json"),
            .. release.Parts.Select(part => Layer(PartType, part.Blob, part.Name == Release.Database ? "vulnerabilities.db.br" : $"vulnerabilities.db.{part.Name}.br")),
            Layer(NoticeType, notice, "NOTICE.txt"),
            .. release.Deltas.Select(delta => Layer(DeltaType, delta.Blob, $"{delta.Part}-{delta.From.Short}-{delta.To.Short}.delta")),
        ];
        var manifest = new ManifestDocument(2, Of(EmptyType, SmallBlobs.Of(EmptyConfiguration), null), layers, MediaType, ArtifactType)
        {
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["org.opencontainers.image.created"] = release.Built.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                ["org.opencontainers.image.description"] = "Vulnerability database of Plimsoll",
            },
        };
        return JsonSerializer.SerializeToUtf8Bytes(manifest, PlainJson.Context.ManifestDocument);
    }

    /// <summary>Every blob that a manifest names, its configuration included.</summary>
    /// <exception cref="ReleaseException">It is no manifest.</exception>
    public static ImmutableArray<ReleaseBlob> Blobs(byte[] bytes, string source)
    {
        var manifest = Read(bytes, source);
        return [.. manifest.Layers.Append(manifest.Config).Select(descriptor => Blob(descriptor, source))];
    }

    /// <summary>The blob that holds the document of the release.</summary>
    /// <exception cref="ReleaseException">It is no manifest of a database.</exception>
    public static ReleaseBlob ReleaseBlobOf(byte[] bytes, string source)
    {
        var manifest = Read(bytes, source);
        return manifest.ArtifactType == ArtifactType && manifest.Layers.FirstOrDefault(layer => layer.MediaType == ReleaseType) is { } layer
            ? Blob(layer, source)
            : throw new ReleaseException($"{source} is no vulnerability database of Plimsoll but something else (artifact type \"{manifest.ArtifactType}\").");
    }

    /// <summary>Reads any manifest.</summary>
    /// <exception cref="ReleaseException">It is none.</exception>
    public static ManifestDocument Read(byte[] bytes, string source)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(bytes, UpdateJson.Default.ManifestDocument);
            return manifest is null || manifest.Layers.Contains(null!) ? throw new JsonException("it is null, or a layer is.") : manifest;
        }
        catch (JsonException problem)
        {
            throw new ReleaseException($"{source} is no manifest of an artifact, and so no vulnerability database: its JSON is wrong in line {(problem.LineNumber ?? 0) + 1}, byte {(problem.BytePositionInLine ?? 0) + 1}", problem);
        }
    }

    /// <summary>What a descriptor names.</summary>
    /// <exception cref="ReleaseException">Its digest or size is none.</exception>
    public static ReleaseBlob Blob(DescriptorDocument descriptor, string source) =>
        Digest.TryParse(descriptor.Digest, out var digest) && descriptor.Size is >= 0 and <= Release.MaxPartBytes
            ? new ReleaseBlob(digest, descriptor.Size)
            : throw new ReleaseException($"The manifest of {source} names content by \"{descriptor.Digest}\" of {descriptor.Size} bytes, which cannot be.");

    /// <summary>A descriptor.</summary>
    public static DescriptorDocument Of(string mediaType, ReleaseBlob blob, Dictionary<string, string>? annotations) =>
        new(mediaType, blob.Digest.ToString(), blob.Size) { Annotations = annotations };

    static DescriptorDocument Layer(string mediaType, ReleaseBlob blob, string title) =>
        Of(mediaType, blob, new Dictionary<string, string>(StringComparer.Ordinal) { [TitleAnnotation] = title });

    /// <summary>A manifest as it is written.</summary>
    internal sealed record ManifestDocument(
        int SchemaVersion, DescriptorDocument Config, IReadOnlyList<DescriptorDocument> Layers, string? MediaType = null, string? ArtifactType = null)
    {
        /// <summary>What is said of the artifact.</summary>
        public Dictionary<string, string>? Annotations { get; init; }
    }

    /// <summary>How a manifest names content.</summary>
    internal sealed record DescriptorDocument(string MediaType, string Digest, long Size)
    {
        /// <summary>What is said of the content.</summary>
        public Dictionary<string, string>? Annotations { get; init; }
    }
}
