using System.Collections.Immutable;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Makes a part of a release: by deltas from the file that is there, or else from the whole.</summary>
/// <param name="source">Where the release lies.</param>
/// <param name="release">The release.</param>
/// <param name="place">Where the database lies; its work folder exists.</param>
/// <param name="progress">Told of progress; may be <c>null</c>.</param>
sealed class PartFetch(IReleaseSource source, Release release, DatabasePlace place, IProgress<UpdateProgress>? progress)
{
    const int PieceBytes = 256 * 1024;

    readonly BlobDownload _download = new(source, place.Work, progress);

    /// <summary>Bytes that were fetched.</summary>
    public long Bytes => _download.Bytes;

    /// <summary>Deltas that were applied.</summary>
    public int Deltas { get; private set; }

    /// <summary>Makes a part below the work folder, and checks it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="local">The digest of the file that is there; <c>null</c> where there is none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ReleaseException">It is damaged.</exception>
    /// <exception cref="IOException">The source does not give it, or the disk is full.</exception>
    public async Task RunAsync(ReleasePart part, Digest? local, CancellationToken cancellation)
    {
        if (local is { } from && release.Way(part, from) is { IsEmpty: false } way && await TryDeltasAsync(part, way, cancellation))
            return;

        var blob = await _download.FetchAsync(part.Blob, $"fetching {part.Name}", cancellation);
        progress?.Report(new UpdateProgress($"unpacking {part.Name}", 0, 0));
        var target = place.PreparedFileOf(part.Name);
        try
        {
            Write(target, output => Unpack(blob, part, output, cancellation));
        }
        catch (InvalidDataException problem)
        {
            throw Damaged(part, problem.Message, problem);
        }
        if (FileDigest.Of(target, cancellation) != part.Digest)
            throw Damaged(part, $"it is not {part.Digest}", null);
        File.Delete(blob);
    }

    // Deltas save time and are no more than that: whatever is wrong with one, the whole is fetched instead.
    async Task<bool> TryDeltasAsync(ReleasePart part, ImmutableArray<ReleaseDelta> way, CancellationToken cancellation)
    {
        var target = place.PreparedFileOf(part.Name);
        var older = place.FileOf(part.Name);
        try
        {
            for (var i = 0; i < way.Length; i++)
            {
                var delta = way[i];
                var blob = await _download.FetchAsync(delta.Blob, $"fetching delta {i + 1} of {way.Length} for {part.Name}", cancellation);
                progress?.Report(new UpdateProgress($"applying delta {i + 1} of {way.Length} to {part.Name}", 0, 0));
                var newer = i == way.Length - 1 ? target : $"{target}.{i}";
                Write(newer, output => BinaryDelta.Apply(older, blob, output, delta.Size, cancellation));
                if (FileDigest.Of(newer, cancellation) != delta.To)
                    throw new InvalidDataException("the delta makes another file than it should");
                File.Delete(blob);
                older = newer;
            }
            Deltas += way.Length;
            return true;
        }
        catch (Exception problem) when (problem is InvalidDataException or ReleaseException or IOException)
        {
            progress?.Report(new UpdateProgress($"the delta for {part.Name} cannot be used: {problem.Message}", 0, 0));
            return false;
        }
    }

    static void Unpack(string blob, ReleasePart part, FileStream output, CancellationToken cancellation)
    {
        using var input = new BrotliReader(new FileStream(blob, FileMode.Open, FileAccess.Read, FileShare.Read));
        var piece = new byte[PieceBytes];
        while (input.Read(piece) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            if (output.Position + read > part.Size)
                throw new InvalidDataException($"it has more than the {part.Size} bytes that the manifest states");
            output.Write(piece, 0, read);
        }
    }

    static void Write(string path, Action<FileStream> write)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, PieceBytes);
        write(file);
        file.Flush(flushToDisk: true);
    }

    ReleaseException Damaged(ReleasePart part, string reason, Exception? cause)
    {
        var message = $"{source.Name} gives the part {part.Name} damaged: {reason}.";
        return cause is null ? new ReleaseException(message) : new ReleaseException(message, cause);
    }
}
