using System.Security.Cryptography;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>The digest of a file.</summary>
static class FileDigest
{
    const int PieceBytes = 256 * 1024;

    /// <summary>Reads a file and gives its digest.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Digest Of(string path, CancellationToken cancellation)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[PieceBytes];
        while (file.Read(piece) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(piece, 0, read);
        }
        return Digest.Sha256(hash.GetHashAndReset());
    }
}
