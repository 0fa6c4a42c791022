namespace Plimsoll.Vulnerabilities.Database;

/// <summary>A file that is written beside another one and takes its place when it is complete.</summary>
/// <remarks>
/// While it is written it is locked. What a process left that was killed is locked by nobody, and is removed when the next one
/// writes a file of the same name.
/// </remarks>
sealed class ReplacedFile : IDisposable
{
    const string Ending = ".new";

    readonly string _target;
    readonly string _fresh;

    /// <exception cref="IOException">The folder cannot be written.</exception>
    internal ReplacedFile(string path)
    {
        _target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(_target)!; // a full path of a file has a parent
        Directory.CreateDirectory(folder);
        RemoveLeftovers(folder, Path.GetFileName(_target));
        _fresh = $"{_target}.{Guid.NewGuid():N}{Ending}";
        Stream = new FileStream(_fresh, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 * 1024);
    }

    /// <summary>Takes what is written.</summary>
    internal FileStream Stream { get; }

    /// <summary>Puts the file in the place of the other one, all at once.</summary>
    internal void Replace()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_fresh, _target, overwrite: true);
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_fresh);
    }

    /// <summary>Removes what processes left that were killed while they wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The file that they wrote, or the beginning of its name.</param>
    internal static void RemoveLeftovers(string folder, string name)
    {
        foreach (var file in Directory.EnumerateFiles(folder, $"{name}.*{Ending}"))
        {
            try
            {
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                    File.Delete(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another process writes it now.
            }
        }
    }
}
