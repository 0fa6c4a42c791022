using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A database that is published in a folder: what a web server serves, what is carried into a closed network.</summary>
/// <param name="folder">The folder.</param>
/// <remarks>
/// <c>manifest.json</c>; the signatures of the manifest with the digest HEX in <c>sha256-HEX.sig.json</c>; content in <c>blobs/sha256/HEX</c>. The
/// folder is an OCI layout too (image-spec v1.1, image-layout.md): <c>oci-layout</c> and <c>index.json</c>, with the name <c>latest</c>, so that
/// tools of registries can copy it.
/// </remarks>
public sealed class FolderReleases(string folder) : IReleaseTarget
{
    /// <summary>The file of the manifest.</summary>
    public const string ManifestFile = "manifest.json";

    /// <inheritdoc/>
    public string Name => folder;

    /// <summary>The file of the signatures of a manifest, below the folder.</summary>
    public static string SignaturesFile(Digest manifest) => $"{manifest.Algorithm}-{manifest.Hex}.sig.json";

    /// <summary>The file of a blob, below the folder.</summary>
    public static string BlobFile(Digest blob) => $"blobs/{blob.Algorithm}/{blob.Hex}";

    /// <inheritdoc/>
    public async Task<PublishedManifest?> ReadManifestAsync(string known, CancellationToken cancellation)
    {
        var bytes = await ReadAsync(ManifestFile, cancellation)
            ?? throw new FileNotFoundException($"{folder} holds no published database: there is no {ManifestFile}. Publish one: plimsoll db push {folder}.");
        var version = SmallBlobs.Of(bytes).Digest.ToString();
        return version == known ? null : new PublishedManifest(bytes, version);
    }

    /// <inheritdoc/>
    public Task<byte[]?> ReadSignaturesAsync(Digest manifest, CancellationToken cancellation) => ReadAsync(SignaturesFile(manifest), cancellation);

    /// <inheritdoc/>
    public Task<Stream> OpenBlobAsync(ReleaseBlob blob, long from, CancellationToken cancellation)
    {
        var stream = new FileStream(Path.Combine(folder, BlobFile(blob.Digest)), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        stream.Position = from;
        return Task.FromResult<Stream>(stream);
    }

    /// <inheritdoc/>
    public async Task PutBlobAsync(ReleaseBlob blob, Func<Stream> open, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, BlobFile(blob.Digest));
        if (File.Exists(path) && new FileInfo(path).Length == blob.Size && FileDigest.Of(path, cancellation) == blob.Digest)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it is below the folder
        await using var content = open();
        await ReplaceAsync(path, file => content.CopyToAsync(file, cancellation));
    }

    /// <inheritdoc/>
    public Task PutSignaturesAsync(Digest manifest, byte[] signatures, CancellationToken cancellation) =>
        WriteAsync(SignaturesFile(manifest), signatures, cancellation);

    /// <inheritdoc/>
    public async Task PutManifestAsync(byte[] manifest, CancellationToken cancellation)
    {
        var blob = SmallBlobs.Of(manifest);
        await PutBlobAsync(blob, () => new MemoryStream(manifest), cancellation);
        await WriteAsync("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray(), cancellation);
        await WriteAsync("index.json", Index(blob), cancellation);
        await WriteAsync(ManifestFile, manifest, cancellation);
    }

    /// <inheritdoc/>
    public void RemoveAllBut(ImmutableHashSet<Digest> kept)
    {
        var blobs = Path.Combine(folder, "blobs", "sha256");
        foreach (var path in Directory.Exists(blobs) ? Directory.EnumerateFiles(blobs) : [])
        {
            if (!Digest.TryParse("sha256:" + Path.GetFileName(path), out var digest) || !kept.Contains(digest))
                File.Delete(path);
        }
        foreach (var path in Directory.EnumerateFiles(folder, "sha256-*.sig.json"))
        {
            if (!kept.Any(digest => SignaturesFile(digest) == Path.GetFileName(path)))
                File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    static byte[] Index(ReleaseBlob manifest)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", 2);
            writer.WriteString("mediaType", "application/vnd.oci.image.index.v1+json");
            writer.WriteStartArray("manifests");
            writer.WriteStartObject();
            writer.WriteString("mediaType", ArtifactManifest.MediaType);
            writer.WriteString("digest", manifest.Digest.ToString());
            writer.WriteNumber("size", manifest.Size);
            writer.WriteString("artifactType", ArtifactManifest.ArtifactType);
            writer.WriteStartObject("annotations");
            writer.WriteString("org.opencontainers.image.ref.name", "latest");
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return bytes.ToArray();
    }

    async Task<byte[]?> ReadAsync(string file, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return null;
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (stream.Length > ReleaseDocuments.MaxDocumentBytes)
            throw new IOException($"{path} has {stream.Length} bytes, at most {ReleaseDocuments.MaxDocumentBytes} are read.");
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    Task WriteAsync(string file, byte[] bytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        return ReplaceAsync(Path.Combine(folder, file), stream => stream.WriteAsync(bytes, cancellation).AsTask());
    }

    // A web server never serves half a file.
    static async Task ReplaceAsync(string path, Func<Stream, Task> write)
    {
        var unfinished = path + ".unfinished";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
