namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Holds the place of a database: one process writes there at a time. Readers need no lock.</summary>
/// <remarks>
/// A lock of the kernel on the file <c>.lock</c> (flock(2)): it ends with its process however that ends, so a dead process never holds it, and
/// a file that one left behind is taken over. The file is removed while it is held; whoever waited for that very file sees that the path
/// leads to it no longer, and starts again.
/// </remarks>
public sealed class DatabaseLock : IDisposable
{
    // errno(3), EWOULDBLOCK: what .NET answers a file with that is locked.
    const int WouldBlockOnLinux = 11;
    const int WouldBlockOnDarwin = 35;

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    readonly FileStream _file;

    DatabaseLock(FileStream file) => _file = file;

    /// <summary>Takes the place, and waits for it where another process has it.</summary>
    /// <param name="database">The database; its folder exists.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="waiting">Told once when there is something to wait for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="TimeoutException">Another process had it all the time.</exception>
    /// <exception cref="IOException">The file of the lock cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static async Task<DatabaseLock> TakeAsync(
        string database, TimeSpan patience, TimeProvider time, Action waiting, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            if (TryTake(PathOf(database)) is { } taken)
                return taken;
            if (attempt == 0)
                waiting();
            if (time.GetElapsedTime(start) >= patience)
                throw new TimeoutException($"Another process has been writing {database} for {patience.TotalSeconds:0} s. Try again when it has ended.");
            await Task.Delay(Interval, time, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }

    internal static string PathOf(string database) => Path.GetFullPath(database) + ".lock";

    static DatabaseLock? TryTake(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException problem) when (problem.HResult is WouldBlockOnLinux or WouldBlockOnDarwin)
        {
            return null;
        }

        // A time that nobody else chooses shows whether the path still leads to the file that is locked.
        var mark = DateTime.UnixEpoch.AddTicks(Random.Shared.NextInt64(TimeSpan.TicksPerDay * 365 * 50));
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        if (File.GetLastWriteTimeUtc(path) == mark)
            return new DatabaseLock(file);
        file.Dispose();
        return null;
    }
}
