using System.Globalization;

namespace Plimsoll.Vulnerabilities.Feeds.Fetching;

/// <summary>What is known of a file that was fetched, or of the part of it that is there. Kept beside it, one <c>name value</c> a line.</summary>
/// <param name="Url">Where it came from.</param>
/// <param name="Tag">The server's ETag; empty where it gave none.</param>
/// <param name="Modified">The server's Last-Modified; empty where it gave none.</param>
/// <param name="Length">Bytes; of a part, those of the whole, -1 where the server did not say.</param>
sealed record FetchState(string Url, string Tag, string Modified, long Length)
{
    /// <summary>The ending of the file beside the file.</summary>
    internal const string Ending = ".fetch";

    /// <summary>Bytes of such a file: 64 KiB.</summary>
    internal const int MaxBytes = 64 * 1024;

    /// <summary>Reads what is kept of a file; <c>null</c> where nothing is, or not readable.</summary>
    internal static FetchState? Read(string path)
    {
        var file = new FileInfo(path + Ending);
        if (!file.Exists || file.Length > MaxBytes || !File.Exists(path))
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file.FullName))
        {
            if (line.Split(' ', 2) is [var name, var value])
                values[name] = value;
        }
        return values.TryGetValue("url", out var url) && long.TryParse(values.GetValueOrDefault("length"), CultureInfo.InvariantCulture, out var length)
            ? new FetchState(url, values.GetValueOrDefault("tag", ""), values.GetValueOrDefault("modified", ""), length)
            : null;
    }

    /// <summary>Keeps it; the file is there as a whole, or not.</summary>
    internal async Task WriteAsync(string path, CancellationToken cancellation)
    {
        var fresh = path + Ending + ".new";
        await File.WriteAllLinesAsync(fresh, [$"url {Url}", $"tag {Tag}", $"modified {Modified}", $"length {Length.ToString(CultureInfo.InvariantCulture)}"], cancellation);
        File.Move(fresh, path + Ending, overwrite: true);
    }
}
