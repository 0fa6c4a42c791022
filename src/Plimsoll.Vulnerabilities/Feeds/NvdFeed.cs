using System.IO.Compression;
using System.Text.Json;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds.Files;
using static Plimsoll.Vulnerabilities.Feeds.OsvReader;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>NIST's National Vulnerability Database, of which only the CVSS vectors are taken.</summary>
/// <remarks>
/// The JSON of API 2.0, which the yearly files have too: https://nvd.nist.gov/vuln/data-feeds, <c>nvdcve-2.0-2024.json.gz</c>. Of several
/// vectors of one version that of NVD itself (<c>Primary</c>) comes first; the newest version counts.
/// </remarks>
static class NvdFeed
{
    /// <summary>The most bytes of one vulnerability: 16 MiB.</summary>
    internal const int MaxRecordBytes = 16 * 1024 * 1024;

    const string FilePattern = "nvdcve-2.0-*.json*";

    static readonly string[] Metrics = ["cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2"];

    /// <summary>The files of NVD in a folder of feeds, wherever they lie in it, by name.</summary>
    internal static string[] Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, FilePattern, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4 })
            .Where(path => path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".json.gz", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Hands over the vector of every CVE in the files of a folder to <paramref name="row"/>.</summary>
    /// <returns>Whether there is a file, and the newest date that one of them states.</returns>
    internal static (bool IsThere, DateTimeOffset? Newest) ReadAll(string folder, Action<string, string> row, Action<Unread> unread)
    {
        var files = Files(folder);
        DateTimeOffset? newest = null;
        foreach (var path in files)
        {
            var subject = Path.GetFileName(path);
            try
            {
                using var stream = File.OpenRead(path);
                var date = Read(stream, path.EndsWith(".gz", StringComparison.Ordinal), subject, row, unread);
                newest = date > newest || newest is null ? date : newest;
            }
            catch (InvalidDataException error)
            {
                unread(new Unread(subject, UnreadReason.Malformed, error.Message));
            }
        }
        return (files.Length > 0, newest);
    }

    /// <summary>Hands over the vector of every CVE that has one to <paramref name="row"/>.</summary>
    /// <param name="stream">The document, compressed by gzip or not.</param>
    /// <param name="isCompressed">Whether it is.</param>
    /// <param name="subject">The document, for people.</param>
    /// <param name="row">Takes a CVE and its vector.</param>
    /// <param name="unread">Takes records that cannot be read.</param>
    /// <returns>The date of the document; <c>null</c> where it has none.</returns>
    /// <exception cref="InvalidDataException">The document, or what is left of it, cannot be read.</exception>
    internal static DateTimeOffset? Read(Stream stream, bool isCompressed, string subject, Action<string, string> row, Action<Unread> unread)
    {
        using var json = new JsonPieces(isCompressed ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        if (!json.Read() || json.Token != JsonTokenType.StartObject)
            throw new InvalidDataException("Not NVD's data: expected an object.");
        DateTimeOffset? date = null;
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            var name = json.Text;
            if (name == "timestamp" && json.Read() && json.Token == JsonTokenType.String)
                date = AdvisoryText.Date(json.Text);
            else if (name != "vulnerabilities")
                json.Skip();
            else if (json.Read() && json.Token == JsonTokenType.StartArray)
                ReadRecords(json, subject, row, unread);
        }
        return date;
    }

    static void ReadRecords(JsonPieces json, string subject, Action<string, string> row, Action<Unread> unread)
    {
        for (var i = 0; ; i++)
        {
            var value = json.Value(MaxRecordBytes, out var isTooLarge);
            if (isTooLarge)
                unread(new Unread($"{subject}: vulnerabilities[{i}]", UnreadReason.LimitExceeded, $"The record is larger than the limit of {MaxRecordBytes:N0} bytes."));
            else if (value is not { } record)
                return;
            else
                ReadOne(record, $"{subject}: vulnerabilities[{i}]", row, unread);
        }
    }

    static void ReadOne(ReadOnlyMemory<byte> record, string place, Action<string, string> row, Action<Unread> unread)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            if (!Property(document.RootElement, "cve", out var cve) || Text(cve, "id") is not { } id || !AdvisoryText.IsCve(id) || !AdvisoryText.IsName(id))
                unread(new Unread(place, UnreadReason.Malformed, "The record has no \"cve\" with an \"id\"."));
            else if (Vector(cve) is { Length: > 0 } vector)
                row(id, vector);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or InvalidDataException)
        {
            unread(new Unread(place, UnreadReason.Malformed, error.Message));
        }
    }

    static string Vector(JsonElement cve)
    {
        if (!Property(cve, "metrics", out var metrics))
            return "";
        foreach (var metric in Metrics)
        {
            var ratings = new AdvisoryRatings("NVD");
            foreach (var isPrimary in (ReadOnlySpan<bool>)[true, false])
            {
                foreach (var item in Items(metrics, metric, MaxIds))
                {
                    if (Text(item, "type") == "Primary" == isPrimary && Property(item, "cvssData", out var data))
                        ratings.AddVector(Text(data, "vectorString"));
                }
            }
            if (ratings.Vector.Length > 0)
                return ratings.Vector;
        }
        return "";
    }
}
