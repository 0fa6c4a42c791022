namespace Plimsoll.Cli.Options;

/// <summary>The file of <c>--output</c>.</summary>
static class OutputFile
{
    /// <summary>Writes a result to a file whole or not at all; to a device or a pipe as it comes.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string file, Action<TextWriter> write)
    {
        try
        {
            if (TryOpenDevice(file) is { } device)
            {
                using var output = new StreamWriter(device);
                write(output);
                return;
            }

            // A pipeline never reads half a report.
            var unfinished = file + ".unfinished";
            using (var output = new StreamWriter(unfinished))
                write(output);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--output {file}: {Reason(file, problem)}.");
        }
    }

    // The runtime names the unfinished file, which the user never heard of.
    static string Reason(string file, Exception problem) => problem switch
    {
        DirectoryNotFoundException => $"there is no folder {Path.GetDirectoryName(Path.GetFullPath(file))} to write it to",
        UnauthorizedAccessException when Directory.Exists(file) => "it is a folder, expected a file",
        IOException when Directory.Exists(file) => "it is a folder, expected a file",
        UnauthorizedAccessException => "it may not be written: check who may write there",
        PathTooLongException => "the name is too long",
        _ => "it cannot be written: check the disk, and whether the folder is one",
    };

    /// <summary>A device or a pipe, e.g. <c>/dev/null</c>, is written to and never replaced; <c>null</c> for an ordinary file.</summary>
    static FileStream? TryOpenDevice(string file)
    {
        if (!File.Exists(file))
            return null;
        var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (!stream.CanSeek || Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal))
            return stream;
        stream.Dispose();
        return null;
    }
}
