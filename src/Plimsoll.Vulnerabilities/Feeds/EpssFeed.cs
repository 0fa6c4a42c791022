using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>FIRST's daily EPSS scores: gzip of <c>cve,epss,percentile</c> lines below one comment line that holds the date.</summary>
/// <remarks>https://www.first.org/epss/data_stats.</remarks>
static partial class EpssFeed
{
    internal const string FileName = "epss_scores.csv.gz";
    internal const string CurrentFileName = "epss_scores-current.csv.gz";
    internal const long MaxBytes = 512 * 1024 * 1024;

    /// <summary>Hands over every row to <paramref name="row"/>.</summary>
    /// <returns>The date of the scores; <c>null</c> where the comment line has none.</returns>
    /// <exception cref="InvalidDataException">The stream is not EPSS data.</exception>
    internal static DateTimeOffset? Read(Stream stream, Action<string, ExploitPrediction> row)
    {
        using var lines = new StreamReader(new BoundedStream(new GZipStream(stream, CompressionMode.Decompress), MaxBytes, FileName));
        DateTimeOffset? date = null;
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                date ??= DateIn(line);
            else if (line.StartsWith("CVE-", StringComparison.Ordinal))
                row(line[..Math.Max(0, line.IndexOf(','))], Prediction(line));
            else if (line.Length > 0 && !line.StartsWith("cve,", StringComparison.Ordinal))
                throw new InvalidDataException($"{FileName}: \"{line[..Math.Min(line.Length, 80)]}\" is not a line \"cve,epss,percentile\".");
        }
        return date;
    }

    static ExploitPrediction Prediction(string line) =>
        line.Split(',') is [_, var probability, var percentile, ..] && Share(probability, out var p) && Share(percentile, out var q)
            ? new ExploitPrediction(p, q)
            : throw new InvalidDataException($"{FileName}: \"{line[..Math.Min(line.Length, 80)]}\" is not a line \"cve,epss,percentile\" with shares of 0 to 1.");

    static bool Share(string text, out double share) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out share) && share is >= 0 and <= 1;

    static DateTimeOffset? DateIn(string line) => DateTimeOffset.TryParseExact(
        IsoDate().Match(line).Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex IsoDate();
}
