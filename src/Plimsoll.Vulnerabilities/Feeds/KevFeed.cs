using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>CISA's catalogue of known exploited vulnerabilities.</summary>
/// <remarks>known_exploited_vulnerabilities_schema.json of https://www.cisa.gov/known-exploited-vulnerabilities-catalog.</remarks>
static class KevFeed
{
    internal const string FileName = "known_exploited_vulnerabilities.json";
    internal const long MaxBytes = 128 * 1024 * 1024;

    /// <summary>Hands over every row to <paramref name="row"/>.</summary>
    /// <returns>The release date of the catalogue.</returns>
    /// <exception cref="InvalidDataException">The stream is not the catalogue.</exception>
    internal static DateTimeOffset? Read(Stream stream, Action<string, KnownExploited> row)
    {
        try
        {
            using var bounded = new BoundedStream(stream, MaxBytes, FileName);
            using var document = JsonDocument.Parse(bounded);
            var root = document.RootElement;
            foreach (var entry in root.GetProperty("vulnerabilities").EnumerateArray())
            {
                if (!Date(entry, "dateAdded", out var added))
                    throw new InvalidDataException($"{FileName}: an entry has no \"dateAdded\" of the form 2021-11-03.");
                row(
                    entry.GetProperty("cveID").GetString() ?? "",
                    new KnownExploited(
                        added,
                        Date(entry, "dueDate", out var due) ? due : null,
                        entry.TryGetProperty("knownRansomwareCampaignUse", out var use) && use.ValueEquals("Known")));
            }
            return root.TryGetProperty("dateReleased", out var released) && released.TryGetDateTimeOffset(out var date) ? date.ToUniversalTime() : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{FileName} is not the KEV catalogue: {error.Message}", error);
        }
    }

    static bool Date(JsonElement entry, string name, out DateOnly date)
    {
        date = default;
        return entry.TryGetProperty(name, out var value)
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
