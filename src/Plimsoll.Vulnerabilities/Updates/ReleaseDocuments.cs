using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Model.Images;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Writes and reads the document that says what a published database is.</summary>
static class ReleaseDocuments
{
    /// <summary>The largest document, bytes: 4 MiB, which is what registries take as a manifest.</summary>
    public const int MaxDocumentBytes = 4 * 1024 * 1024;

    /// <summary>The release as JSON; the same release gives the same bytes.</summary>
    public static byte[] Write(Release release) => JsonSerializer.SerializeToUtf8Bytes(
        new ReleaseDocument(
            Release.FormatVersion,
            release.Built,
            [.. release.Feeds.Select(feed => new FeedDocument(feed.Name, feed.Records, feed.Newest, FeedLicences.Of(feed.Name)))],
            [.. release.Parts.Select(part => new PartDocument(part.Name, part.Digest.ToString(), part.Size, Blob(part.Blob)))],
            [.. release.Deltas.Select(delta => new DeltaDocument(delta.Part, delta.From.ToString(), delta.To.ToString(), delta.Size, Blob(delta.Blob)))]),
        PlainJson.Context.ReleaseDocument);

    /// <summary>Reads a release.</summary>
    /// <exception cref="ReleaseException">It is of another version, or not well formed.</exception>
    public static Release Read(byte[] bytes, string source)
    {
        try
        {
            var version = JsonSerializer.Deserialize(bytes, UpdateJson.Default.VersionDocument)?.FormatVersion;
            if (version != Release.FormatVersion)
            {
                throw new ReleaseException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{source} publishes databases of version {version}, this Plimsoll reads version {Release.FormatVersion}: use a Plimsoll that fits."));
            }
            var document = JsonSerializer.Deserialize(bytes, UpdateJson.Default.ReleaseDocument) ?? throw new FormatException("it is null");
            return Of(document);
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            throw new ReleaseException($"What {source} says of its database is not well formed: {problem.Message}", problem);
        }
    }

    static Release Of(ReleaseDocument document)
    {
        // The reader lets an element be null where a property may not.
        if (document.Feeds.Contains(null!) || document.Parts.Contains(null!) || document.Deltas.Contains(null!))
            throw new FormatException("an element of a list is null.");
        if (document.Feeds.Count > Release.MaxFeeds || document.Deltas.Count > Release.MaxDeltas)
            throw new FormatException($"it has more than {Release.MaxFeeds} feeds or more than {Release.MaxDeltas} deltas.");
        var parts = document.Parts.Select(part => new ReleasePart(part.Name, Digest.Parse(part.Digest), Size(part.Size), Blob(part.Blob))).ToImmutableArray();
        return parts.Count(part => part.Name == Release.Database) == 1 && parts.Count(part => part.Name == Release.Texts) <= 1
            ? new Release(
                document.Built,
                [.. document.Feeds.Select(feed => new FeedStatus(feed.Name, feed.Records, feed.Newest))],
                parts,
                [.. document.Deltas.Select(Delta)])
            : throw new FormatException("it does not have one database.");
    }

    static ReleaseDelta Delta(DeltaDocument delta) =>
        new(delta.Part, Digest.Parse(delta.From), Digest.Parse(delta.To), Size(delta.Size), Blob(delta.Blob));

    static ReleaseBlob Blob(BlobDocument blob) => new(Digest.Parse(blob.Digest), Size(blob.Size));

    static BlobDocument Blob(ReleaseBlob blob) => new(blob.Digest.ToString(), blob.Size);

    static long Size(long size) => size is >= 0 and <= Release.MaxPartBytes
        ? size
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"a size is {size} bytes, expected 0 to {Release.MaxPartBytes}."));

    internal sealed record VersionDocument(int FormatVersion);

    internal sealed record ReleaseDocument(
        int FormatVersion,
        DateTimeOffset Built,
        IReadOnlyList<FeedDocument> Feeds,
        IReadOnlyList<PartDocument> Parts,
        IReadOnlyList<DeltaDocument> Deltas);

    internal sealed record FeedDocument(string Name, long Records, DateTimeOffset? Newest = null, string Licence = "");

    internal sealed record PartDocument(string Name, string Digest, long Size, BlobDocument Blob);

    internal sealed record DeltaDocument(string Part, string From, string To, long Size, BlobDocument Blob);

    internal sealed record BlobDocument(string Digest, long Size);
}

/// <summary>How the documents of published databases are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NewLine = "\n",
    WriteIndented = true)]
[JsonSerializable(typeof(ReleaseDocuments.VersionDocument))]
[JsonSerializable(typeof(ReleaseDocuments.ReleaseDocument))]
[JsonSerializable(typeof(ArtifactManifest.ManifestDocument))]
[JsonSerializable(typeof(ReleaseSignatures.PayloadDocument))]
[JsonSerializable(typeof(ReleaseSignatures.ConfigurationDocument))]
[JsonSerializable(typeof(DatabaseOrigin))]
sealed partial class UpdateJson : JsonSerializerContext;
