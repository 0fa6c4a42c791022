using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Images.Layers;
using Plimsoll.Model.Images;

namespace Plimsoll.Images.Sources;

/// <summary>Reads the JSON documents of an image, bounded and verified.</summary>
static class SourceDocuments
{
    /// <summary>The largest document, bytes: registries accept manifests of 4 MiB.</summary>
    public const int MaxDocumentBytes = 8 * 1024 * 1024;

    /// <summary>Reads the bytes of a document.</summary>
    /// <param name="files">The image.</param>
    /// <param name="name">The document.</param>
    /// <param name="expected">Its digest; <c>null</c> where nothing states it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImageSourceException">It is missing, too large, or not what its digest says.</exception>
    public static async Task<byte[]> ReadAsync(
        ISourceFiles files, string name, Digest? expected, CancellationToken cancellation)
    {
        var length = files.LengthOf(name) ?? throw new ImageSourceException(
            $"\"{files.Path}\" is not complete: \"{name}\" is named, but not there. {files.Damage}".TrimEnd());
        if (length > MaxDocumentBytes)
        {
            throw new ImageSourceException(
                $"\"{name}\" of \"{files.Path}\" has {length} bytes, at most {MaxDocumentBytes} are read.");
        }

        var document = new byte[length];
        int read;
        try
        {
            await using var file = await files.OpenAsync(name, cancellation);
            read = await file.ReadAtLeastAsync(document, document.Length, throwOnEndOfStream: false, cancellation);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw new ImageSourceException($"\"{name}\" of \"{files.Path}\" cannot be read: {(problem is InvalidDataException ? LayerCompression.Damage + "." : problem.Message)}", problem);
        }

        if (read < length)
            throw new ImageSourceException($"\"{name}\" of \"{files.Path}\" is cut short: {read} of {length} bytes. Fetch the image again.");
        if (expected is { } digest && DigestOf(document, digest.Algorithm) is var found && found != digest)
        {
            throw new ImageSourceException(
                $"\"{name}\" of \"{files.Path}\" has the digest {found}, expected {digest}. Fetch the image again.");
        }
        return document;
    }

    /// <summary>Reads a document as JSON.</summary>
    /// <exception cref="ImageSourceException">It is not the JSON it should be.</exception>
    public static T Parse<T>(ISourceFiles files, string name, byte[] document, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(document, type)
                ?? throw new ImageSourceException($"\"{name}\" of \"{files.Path}\" is null, expected {SourceJson.ShapeOf(type)}.");
        }
        catch (JsonException problem)
        {
            throw new ImageSourceException($"\"{name}\" of \"{files.Path}\" is not the JSON it should be, {SourceJson.ShapeOf(type)}: {SourceJson.FaultOf(problem)}", problem);
        }
    }

    /// <summary>The digest of a document.</summary>
    public static Digest DigestOf(byte[] document, string algorithm = "sha256") => algorithm == "sha512"
        ? Digest.Parse("sha512:" + Convert.ToHexStringLower(SHA512.HashData(document)))
        : Digest.Sha256(SHA256.HashData(document));

    /// <summary>Where an OCI layout keeps a blob.</summary>
    public static string BlobName(Digest digest) => $"blobs/{digest.Algorithm}/{digest.Hex}";
}
