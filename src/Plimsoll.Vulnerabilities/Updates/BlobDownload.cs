using System.Security.Cryptography;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Fetches blobs into a folder. One that was fetched in part, also by an earlier process, is fetched from there on.</summary>
/// <param name="source">Where they lie.</param>
/// <param name="folder">Where they go: <c>HEX.partial</c>.</param>
/// <param name="progress">Told of progress; may be <c>null</c>.</param>
sealed class BlobDownload(IReleaseSource source, string folder, IProgress<UpdateProgress>? progress)
{
    /// <summary>How a blob that is not complete is named.</summary>
    public const string Ending = ".partial";

    const int PieceBytes = 128 * 1024;

    /// <summary>Bytes that were fetched.</summary>
    public long Bytes { get; private set; }

    /// <summary>Fetches a blob and checks it.</summary>
    /// <param name="blob">Which.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="cancellation">Ends the work; what is there stays.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ReleaseException">What the source gives is not what its digest says.</exception>
    /// <exception cref="IOException">The source does not give it, or the disk is full.</exception>
    public async Task<string> FetchAsync(ReleaseBlob blob, string what, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, blob.Digest.Hex + Ending);
        var isResumed = File.Exists(path);
        if (await TryFetchAsync(blob, path, what, cancellation))
            return path;
        // The part that was there may have been the damage.
        if (isResumed && await TryFetchAsync(blob, path, what, cancellation))
            return path;
        throw new ReleaseException($"{source.Name} gives {what} damaged: it is not {blob.Digest} of {blob.Size} bytes, as the manifest says.");
    }

    async Task<bool> TryFetchAsync(ReleaseBlob blob, string path, string what, CancellationToken cancellation)
    {
        Digest found;
        await using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0))
        {
            if (file.Length > blob.Size)
                file.SetLength(0);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var piece = new byte[PieceBytes];
            while (await file.ReadAsync(piece, cancellation) is > 0 and var read)
                hash.AppendData(piece, 0, read);
            if (file.Position < blob.Size)
                await AppendAsync(blob, file, hash, piece, what, cancellation);
            found = Digest.Sha256(hash.GetHashAndReset());
        }
        if (found == blob.Digest)
            return true;
        File.Delete(path);
        return false;
    }

    async Task AppendAsync(ReleaseBlob blob, FileStream file, IncrementalHash hash, byte[] piece, string what, CancellationToken cancellation)
    {
        progress?.Report(new UpdateProgress(what, file.Position, blob.Size));
        await using var content = await source.OpenBlobAsync(blob, file.Position, cancellation);
        while (file.Position < blob.Size)
        {
            var read = await content.ReadAsync(piece.AsMemory(0, (int)Math.Min(piece.Length, blob.Size - file.Position)), cancellation);
            if (read == 0)
                return;
            await file.WriteAsync(piece.AsMemory(0, read), cancellation);
            hash.AppendData(piece, 0, read);
            Bytes += read;
            progress?.Report(new UpdateProgress(what, file.Position, blob.Size));
        }
    }
}
