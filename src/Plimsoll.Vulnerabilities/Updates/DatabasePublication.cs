using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Images;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Publishes a database: compressed, with deltas from what was published before, signed.</summary>
/// <param name="target">Where.</param>
/// <param name="settings">How.</param>
public sealed class DatabasePublication(IReleaseTarget target, PublishSettings settings)
{
    /// <summary>Publishes a database, and the texts beside it where there are any.</summary>
    /// <param name="database">The file.</param>
    /// <param name="progress">Told of progress; may be <c>null</c>.</param>
    /// <param name="cancellation">Ends the work; what was published before stays.</param>
    /// <exception cref="Database.DatabaseException">The database cannot be used.</exception>
    /// <exception cref="ReleaseException">It is older than what is published, or too large.</exception>
    /// <exception cref="IOException">The target does not take it, or a file cannot be written.</exception>
    public async Task<PublishResult> RunAsync(string database, IProgress<UpdateProgress>? progress, CancellationToken cancellation)
    {
        var place = new DatabasePlace(Path.GetFullPath(database));
        var status = settings.Open(place.Database);
        var (previous, noDelta) = await PreviousAsync(cancellation);
        if (previous is not null && !settings.AllowsOlder && status.Built.ToUnixTimeSeconds() < previous.Release.Built.ToUnixTimeSeconds())
        {
            throw new ReleaseException(string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Name} has a database built {previous.Release.Built.UtcDateTime:yyyy-MM-dd HH:mm} UTC, later than this one: nobody would accept it. If that is meant, use --allow-older."))
            {
                IsRefused = true,
            };
        }

        var parts = ImmutableArray.CreateBuilder<ReleasePart>();
        var deltas = ImmutableArray.CreateBuilder<ReleaseDelta>();
        foreach (var name in (string[])[Release.Database, Release.Texts])
        {
            if (!File.Exists(place.FileOf(name)))
                continue;
            var part = await PutPartAsync(name, place.FileOf(name), previous?.Release, progress, cancellation);
            parts.Add(part);
            deltas.AddRange(await DeltasAsync(part, place.FileOf(name), previous?.Release, progress, cancellation));
        }
        var release = new Release(status.Built, status.Feeds, parts.ToImmutable(), deltas.ToImmutable());
        progress?.Report(new UpdateProgress($"publishing at {target.Name}", 0, 0));
        return new PublishResult(release, await PutAsync(release, previous, cancellation), noDelta);
    }

    // What is carried over gets our signature: only what has it already is.
    async Task<(ReleaseReading? Previous, string NoDelta)> PreviousAsync(CancellationToken cancellation)
    {
        try
        {
            return (await ReleaseReading.ReadAsync(target, settings.Keys, "", cancellation), "");
        }
        catch (FileNotFoundException)
        {
            return (null, "");
        }
        catch (ReleaseException problem)
        {
            return (null, problem.Message);
        }
    }

    async Task<ReleasePart> PutPartAsync(
        string name, string file, Release? previous, IProgress<UpdateProgress>? progress, CancellationToken cancellation)
    {
        var (digest, size) = (FileDigest.Of(file, cancellation), new FileInfo(file).Length);
        if (size > Release.MaxPartBytes)
            throw new ReleaseException($"{file} has {size} bytes, at most {Release.MaxPartBytes} are published.");
        if (previous?.Part(name) is { } same && same.Digest == digest)
            return same;

        progress?.Report(new UpdateProgress($"compressing {name}", 0, 0));
        var compressed = Path.Combine(settings.Work, name + ".br");
        await using (var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
        await using (var output = new FileStream(compressed, FileMode.Create, FileAccess.Write, FileShare.None))
        await using (var writer = new BrotliWriter(output, BrotliWriter.FileQuality))
            await input.CopyToAsync(writer, cancellation);
        var blob = await PutFileAsync(compressed, $"uploading {name}", progress, cancellation);
        return new ReleasePart(name, digest, size, blob);
    }

    async Task<ImmutableArray<ReleaseDelta>> DeltasAsync(
        ReleasePart part, string file, Release? previous, IProgress<UpdateProgress>? progress, CancellationToken cancellation)
    {
        if (previous?.Part(part.Name) is not { } before || settings.Deltas == 0)
            return [];
        var earlier = previous.Deltas.Where(delta => delta.Part == part.Name);
        if (before.Digest != part.Digest)
        {
            if (before.Size > BinaryDelta.MaxFileBytes || part.Size > BinaryDelta.MaxFileBytes)
                return [];
            if (await PutDeltaAsync(before, part, file, progress, cancellation) is not { } last)
                return [];
            earlier = earlier.Append(last);
        }

        // The newest first; a way that is longer than the whole is of no use to anybody.
        var kept = new List<ReleaseDelta>();
        var size = 0L;
        foreach (var delta in earlier.Reverse().Take(settings.Deltas))
        {
            size += delta.Blob.Size;
            if (size >= part.Blob.Size)
                break;
            kept.Insert(0, delta);
        }
        return [.. kept];
    }

    async Task<ReleaseDelta?> PutDeltaAsync(
        ReleasePart before, ReleasePart part, string file, IProgress<UpdateProgress>? progress, CancellationToken cancellation)
    {
        var work = new DatabasePlace(Path.Combine(settings.Work, "before"));
        Directory.CreateDirectory(work.Work);
        await new PartFetch(target, new Release(default, [], [before], []), work, progress).RunAsync(before, null, cancellation);

        progress?.Report(new UpdateProgress($"comparing {part.Name} with the one before", 0, 0));
        var delta = Path.Combine(settings.Work, part.Name + ".delta");
        await using (var output = new FileStream(delta, FileMode.Create, FileAccess.Write, FileShare.None))
            BinaryDelta.Create(work.PreparedFileOf(part.Name), file, output, cancellation);
        File.Delete(work.PreparedFileOf(part.Name));
        // One that saves little costs every reader more than it is worth.
        if (new FileInfo(delta).Length * 2 >= part.Blob.Size)
            return null;
        return new ReleaseDelta(
            part.Name, before.Digest, part.Digest, part.Size, await PutFileAsync(delta, $"uploading the delta of {part.Name}", progress, cancellation));
    }

    async Task<ReleaseBlob> PutFileAsync(string file, string what, IProgress<UpdateProgress>? progress, CancellationToken cancellation)
    {
        var blob = new ReleaseBlob(FileDigest.Of(file, cancellation), new FileInfo(file).Length);
        progress?.Report(new UpdateProgress(what, 0, blob.Size));
        await target.PutBlobAsync(blob, () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read), cancellation);
        return blob;
    }

    async Task<Digest> PutAsync(Release release, ReleaseReading? previous, CancellationToken cancellation)
    {
        var document = await PutBytesAsync(ReleaseDocuments.Write(release), cancellation);
        var notice = await PutBytesAsync(FeedLicences.Notice(release.Feeds), cancellation);
        await PutBytesAsync(ArtifactManifest.EmptyConfiguration.ToArray(), cancellation);
        var manifest = ArtifactManifest.Write(release, document, notice);
        var digest = SmallBlobs.Of(manifest).Digest;
        var kept = ArtifactManifest.Blobs(manifest, target.Name).Select(blob => blob.Digest).Append(digest).ToHashSet();
        if (!settings.Keys.IsEmpty)
        {
            var (signatures, blobs) = ReleaseSignatures.Sign(digest, target.Name, settings.Keys);
            foreach (var blob in blobs)
                kept.Add((await PutBytesAsync(blob, cancellation)).Digest);
            await target.PutSignaturesAsync(digest, signatures, cancellation);
        }
        await target.PutManifestAsync(manifest, cancellation);

        // Somebody may be fetching the release before.
        if (previous is not null)
            kept.UnionWith([previous.Manifest, .. previous.Content]);
        target.RemoveAllBut([.. kept]);
        return digest;
    }

    async Task<ReleaseBlob> PutBytesAsync(byte[] bytes, CancellationToken cancellation)
    {
        var blob = SmallBlobs.Of(bytes);
        await target.PutBlobAsync(blob, () => new MemoryStream(bytes), cancellation);
        return blob;
    }
}
