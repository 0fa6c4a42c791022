using System.Text.Json;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Where the database at some place came from: kept beside it, in the file <c>.origin</c>.</summary>
/// <param name="Source">What it was fetched from, as its user named it.</param>
/// <param name="Version">The <see cref="PublishedManifest.Version"/> there.</param>
/// <param name="Manifest">The digest of the manifest.</param>
/// <param name="Built">When the database was compiled, as its release says.</param>
/// <param name="SignedBy">The fingerprint of the key that verified it; empty where nobody asked for a signature.</param>
/// <param name="Fetched">When it was put there.</param>
/// <param name="LeavesOutTexts">Whether titles, descriptions and references were not wanted.</param>
/// <param name="Files">The files that belong to it.</param>
public sealed record DatabaseOrigin(
    string Source,
    string Version,
    string Manifest,
    DateTimeOffset Built,
    string SignedBy,
    DateTimeOffset Fetched,
    bool LeavesOutTexts,
    IReadOnlyList<DatabaseOrigin.FileMark> Files)
{
    /// <summary>The largest file, bytes: 64 KiB.</summary>
    public const int MaxFileBytes = 64 * 1024;

    /// <summary>Where it is kept.</summary>
    /// <param name="database">The database.</param>
    public static string PathOf(string database) => database + ".origin";

    /// <summary>What is known of the database at a place; <c>null</c> where nothing is, or it cannot be read.</summary>
    public static DatabaseOrigin? Read(string database)
    {
        try
        {
            using var file = new FileStream(PathOf(database), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var origin = file.Length > MaxFileBytes ? null : JsonSerializer.Deserialize(file, UpdateJson.Default.DatabaseOrigin);
            return origin is null || origin.Files.Contains(null!) ? null : origin;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The digest of a file of this place.</summary>
    /// <returns>The digest, read from the file unless it is untouched since it was noted; <c>null</c> where there is no file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Digest? DigestOf(string path, DatabaseOrigin? origin, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return null;
        return origin?.Files.FirstOrDefault(mark => mark.Name == file.Name) is { } known
            && known.Size == file.Length && known.Modified == file.LastWriteTimeUtc.Ticks && Digest.TryParse(known.Digest, out var digest)
            ? digest
            : FileDigest.Of(path, cancellation);
    }

    /// <summary>Whether a file is the one that was put there; its content is read only where its size or time is another.</summary>
    public bool IsOf(string path, CancellationToken cancellation) => Noted(path) is { } noted && DigestOf(path, this, cancellation) == noted;

    /// <summary>Reads a file whole and compares it with what was put there; <c>null</c> where it is not known.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool? Verify(string path, CancellationToken cancellation) => Noted(path) is { } noted ? FileDigest.Of(path, cancellation) == noted : null;

    Digest? Noted(string path) =>
        Files.FirstOrDefault(mark => mark.Name == Path.GetFileName(path)) is { } mark && Digest.TryParse(mark.Digest, out var digest) ? digest : null;

    /// <summary>Notes a file.</summary>
    public static FileMark Mark(string path, Digest digest)
    {
        var file = new FileInfo(path);
        return new FileMark(file.Name, digest.ToString(), file.Length, file.LastWriteTimeUtc.Ticks);
    }

    /// <summary>Writes the bytes of the file.</summary>
    internal void Write(Stream output) => JsonSerializer.Serialize(output, this, UpdateJson.Default.DatabaseOrigin);

    /// <summary>A file as it was put there: one with another size or time is read again.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Digest">Of its content.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="Modified">When it was last written, in ticks of 100 ns since the year 1, UTC.</param>
    public sealed record FileMark(string Name, string Digest, long Size, long Modified);
}
