using System.Globalization;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Brings the database at some place up to what a source publishes. Until the last moment the old one lies there untouched.</summary>
/// <param name="source">Where the new one is published.</param>
/// <param name="settings">What is accepted.</param>
public sealed class DatabaseUpdate(IReleaseSource source, UpdateSettings settings)
{
    /// <summary>Updates the database.</summary>
    /// <param name="database">The file; it need not exist.</param>
    /// <param name="progress">Told of progress; may be <c>null</c>.</param>
    /// <param name="cancellation">Ends the work; what was fetched stays for the next time.</param>
    /// <exception cref="ReleaseException">What is published is damaged or refused; the old database is untouched.</exception>
    /// <exception cref="TimeoutException">Another process writes the database all the time.</exception>
    /// <exception cref="IOException">The source does not answer, or a file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public async Task<UpdateResult> RunAsync(string database, IProgress<UpdateProgress>? progress, CancellationToken cancellation)
    {
        var place = new DatabasePlace(Path.GetFullPath(database));
        Directory.CreateDirectory(Path.GetDirectoryName(place.Database)!); // a full path of a file has a parent
        using var held = await DatabaseLock.TakeAsync(
            place.Database,
            settings.LockPatience,
            settings.Time,
            () => progress?.Report(new UpdateProgress("waiting for another process that writes the database", 0, 0)),
            cancellation);
        place.RemoveUnfinished();
        CleanWork(place);
        var isDone = false;
        try
        {
            var result = await RunAsync(place, progress, cancellation);
            isDone = true;
            return result;
        }
        finally
        {
            if (isDone && Directory.Exists(place.Work))
                Directory.Delete(place.Work, recursive: true);
            CleanWork(place);
        }
    }

    async Task<UpdateResult> RunAsync(DatabasePlace place, IProgress<UpdateProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new UpdateProgress($"asking {source.Name}", 0, 0));
        var origin = DatabaseOrigin.Read(place.Database);
        var known = IsIntact(place, origin, cancellation) ? origin : null;
        var reading = await ReleaseReading.ReadAsync(source, settings.Keys, known?.Version ?? "", cancellation);
        if (reading is null || (known is not null && known.Manifest == reading.Manifest.ToString()))
            return new UpdateResult(known!.Built, IsNew: false, 0, 0, known.SignedBy); // null is answered only where the version is known

        RefuseOlder(place, origin, reading);
        Directory.CreateDirectory(place.Work);
        var fetch = new PartFetch(source, reading.Release, place, progress);
        foreach (var part in Wanted(reading.Release))
        {
            var local = DatabaseOrigin.DigestOf(place.FileOf(part.Name), origin, cancellation);
            if (local != part.Digest)
                await fetch.RunAsync(part, local, cancellation);
        }
        var isNew = Replace(place, reading, cancellation);
        return new UpdateResult(reading.Release.Built, isNew, fetch.Bytes, fetch.Deltas, reading.SignedBy);
    }

    IEnumerable<ReleasePart> Wanted(Release release) => release.Parts.Where(part => part.Name == Release.Database
        || (part.Name == Release.Texts && !settings.LeavesOutTexts));

    // Only what this source gave, as it gave it, with a signature that satisfies this caller, saves the way.
    bool IsIntact(DatabasePlace place, DatabaseOrigin? origin, CancellationToken cancellation)
    {
        if (origin is null || origin.Source != source.Name || origin.Version.Length == 0 || origin.LeavesOutTexts != settings.LeavesOutTexts
            || (!settings.Keys.IsEmpty && !settings.Keys.Any(key => key.Fingerprint == origin.SignedBy)))
        {
            return false;
        }
        return origin.IsOf(place.Database, cancellation)
            && origin.Files.All(mark => mark.Name != Path.GetFileName(place.Texts) || origin.IsOf(place.Texts, cancellation));
    }

    void RefuseOlder(DatabasePlace place, DatabaseOrigin? origin, ReleaseReading reading)
    {
        if (settings.AllowsOlder)
            return;
        var there = origin?.Built ?? DateTimeOffset.MinValue;
        try
        {
            if (File.Exists(place.Database) && settings.Open(place.Database).Built is var built && built > there)
                there = built;
        }
        catch (DatabaseException)
        {
            // What cannot be opened is no reason to keep it.
        }
        // Databases keep whole seconds.
        if (reading.Release.Built.ToUnixTimeSeconds() < there.ToUnixTimeSeconds())
        {
            throw new ReleaseException(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Name} publishes a database built {reading.Release.Built.UtcDateTime:yyyy-MM-dd HH:mm} UTC, older than the one that is there, built {there.UtcDateTime:yyyy-MM-dd HH:mm} UTC: refused. If that is meant, use --allow-older."))
            {
                IsRefused = true,
            };
        }
    }

    // The texts go first: a reader that finds new texts beside an old database, or the other way round, leaves them out.
    bool Replace(DatabasePlace place, ReleaseReading reading, CancellationToken cancellation)
    {
        var prepared = place.PreparedFileOf(Release.Database);
        var isNew = File.Exists(prepared);
        if (isNew)
            Check(prepared);
        cancellation.ThrowIfCancellationRequested();

        if (File.Exists(place.PreparedFileOf(Release.Texts)))
        {
            File.Move(place.PreparedFileOf(Release.Texts), place.Texts, overwrite: true);
            isNew = true;
        }
        else if (settings.LeavesOutTexts || reading.Release.Part(Release.Texts) is null)
        {
            File.Delete(place.Texts);
        }
        if (File.Exists(prepared))
            File.Move(prepared, place.Database, overwrite: true);

        var origin = new DatabaseOrigin(
            source.Name,
            reading.Version,
            reading.Manifest.ToString(),
            reading.Release.Built,
            reading.SignedBy,
            settings.Time.GetUtcNow(),
            settings.LeavesOutTexts,
            [.. Wanted(reading.Release).Select(part => DatabaseOrigin.Mark(place.FileOf(part.Name), part.Digest))]);
        var note = Path.Combine(place.Work, "origin");
        using (var file = new FileStream(note, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            origin.Write(file);
            file.Flush(flushToDisk: true);
        }
        File.Move(note, DatabaseOrigin.PathOf(place.Database), overwrite: true);
        return isNew;
    }

    void Check(string prepared)
    {
        try
        {
            settings.Open(prepared);
        }
        catch (DatabaseException problem)
        {
            throw new ReleaseException($"{source.Name} publishes a database that cannot be used: {problem.Message}", problem);
        }
    }

    // What was fetched in part may be gone on with; nothing else outlives its process.
    static void CleanWork(DatabasePlace place)
    {
        if (!Directory.Exists(place.Work))
            return;
        foreach (var file in new DirectoryInfo(place.Work).EnumerateFiles().Where(file => file.Length == 0 || file.Extension != BlobDownload.Ending))
            file.Delete();
        if (!Directory.EnumerateFileSystemEntries(place.Work).Any())
            Directory.Delete(place.Work);
    }
}
