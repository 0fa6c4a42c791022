using System.IO.Compression;
using Plimsoll.Vulnerabilities.Severities;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>CVSS vectors by CVE, for advisories that have none: gzip of tab-separated <c>CVE, vector, source</c> lines.</summary>
static class CvssFeed
{
    internal const string FileName = "cvss.tsv.gz";
    internal const long MaxBytes = 512 * 1024 * 1024;

    /// <summary>Hands over every row with a valid vector to <paramref name="row"/>.</summary>
    /// <exception cref="InvalidDataException">The stream is not gzip, or too large.</exception>
    internal static void Read(Stream stream, Action<string, string> row)
    {
        using var lines = new StreamReader(new BoundedStream(new GZipStream(stream, CompressionMode.Decompress), MaxBytes, FileName));
        while (lines.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var cve, var vector, ..] && OsvReader.IsCve(cve) && Cvss.TryParse(vector, out _))
                row(cve, vector);
        }
    }
}
