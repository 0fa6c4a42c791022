using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Severities;

namespace Plimsoll.Vulnerabilities.Feeds;

/// <summary>Reads one advisory in OSV's JSON.</summary>
/// <remarks>
/// OSV schema 1.7, https://ossf.github.io/osv-schema/. CVE ids come from <c>id</c>, <c>aliases</c> and <c>upstream</c>;
/// from <c>related</c> only where those three name none (AlmaLinux), because a related CVE is usually another weakness.
/// A range without its type, as some advisories of Kubernetes have it, is read as one of the ecosystem's versions.
/// A package with neither a version range nor a list of versions is left out: no version of it is known to be affected.
/// </remarks>
static class OsvReader
{
    internal const int MaxIds = 10_000;
    internal const int MaxAffected = 50_000;
    internal const int MaxEvents = 10_000;
    internal const int MaxVersions = 50_000;
    internal const int MaxNameLength = 256;
    internal const int MaxSummaryLength = 200;
    internal const int MaxDescriptionLength = 4_000;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="InvalidDataException">The bytes are not an OSV record, or exceed a limit.</exception>
    internal static AdvisoryRecord Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Record(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Not JSON: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            // JsonElement.GetString says this of text that is not valid Unicode.
            throw new InvalidDataException($"Not readable text: {error.Message}", error);
        }
    }

    static AdvisoryRecord Record(JsonElement root)
    {
        var id = Text(root, "id");
        if (root.ValueKind != JsonValueKind.Object || !IsName(id))
            throw new InvalidDataException($"Not an OSV record: expected an object with an \"id\" of 1 to {MaxNameLength} characters without spaces.");

        var names = new SortedSet<string>(StringComparer.Ordinal) { id };
        AddIds(root, "aliases", names);
        AddIds(root, "upstream", names);
        var related = new SortedSet<string>(StringComparer.Ordinal);
        AddIds(root, "related", related);
        if (!names.Any(IsCve))
            names.UnionWith(related);
        else
            names.UnionWith(related.Where(name => !IsCve(name)));

        var published = Date(root, "published");
        var modified = Date(root, "modified");
        var word = Severity.Unknown;
        var vectors = new List<string>();
        var affected = ImmutableArray.CreateBuilder<AffectedEntry>();
        AddSeverities(root, vectors, ref word);
        foreach (var entry in Items(root, "affected", MaxAffected))
        {
            AddSeverities(entry, vectors, ref word);
            if (Affected(entry) is { } package)
                affected.Add(package);
        }

        var advisory = new Advisory(
            id,
            [.. names.Where(IsCve)],
            [.. names.Where(name => !IsCve(name) && name != id)],
            Summary(Text(root, "summary")),
            word,
            NewestVector(vectors),
            published);
        return new AdvisoryRecord(advisory, modified > published || published is null ? modified : published,
            Text(root, "withdrawn").Length > 0, affected.ToImmutable());
    }

    internal static bool IsCve(string id) => id.StartsWith("CVE-", StringComparison.Ordinal);

    static AffectedEntry? Affected(JsonElement entry)
    {
        if (!Property(entry, "package", out var package))
            return null;

        var (feed, name) = (Text(package, "ecosystem"), Text(package, "name"));
        if (feed.Length is 0 or > MaxNameLength || name.Length is 0 or > MaxNameLength)
            throw new InvalidDataException($"An affected package needs an \"ecosystem\" and a \"name\" of 1 to {MaxNameLength} characters.");

        var ranges = ImmutableArray.CreateBuilder<VersionRange>();
        foreach (var range in Items(entry, "ranges", MaxEvents))
        {
            if (Text(range, "type") is "ECOSYSTEM" or "SEMVER" or "" && Events(range) is { Length: > 0 } events)
                ranges.Add(new VersionRange(events));
        }

        var versions = Items(entry, "versions", MaxVersions).Select(Word).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (ranges.Count == 0 && versions.IsEmpty)
            return null;

        return new AffectedEntry(feed, feed == "PyPI" ? PythonName.Normalise(name) : name, ranges.ToImmutable(), versions);
    }

    static ImmutableArray<RangeEvent> Events(JsonElement range)
    {
        var events = ImmutableArray.CreateBuilder<RangeEvent>();
        foreach (var item in Items(range, "events", MaxEvents))
        {
            if (item.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException("An event of a version range is not an object.");
            foreach (var property in item.EnumerateObject())
            {
                RangeEventKind? kind = property.Name switch
                {
                    "introduced" => RangeEventKind.Introduced,
                    "fixed" => RangeEventKind.Fixed,
                    "last_affected" => RangeEventKind.LastAffected,
                    "limit" => RangeEventKind.Limit,
                    _ => null,
                };
                if (kind is { } known)
                    events.Add(new RangeEvent(known, Word(property.Value)));
            }
        }
        return events.ToImmutable();
    }

    static void AddSeverities(JsonElement element, List<string> vectors, ref Severity word)
    {
        foreach (var severity in Items(element, "severity", MaxIds))
            vectors.Add(Text(severity, "score"));

        foreach (var section in (ReadOnlySpan<string>)["database_specific", "ecosystem_specific"])
        {
            if (!Property(element, section, out var specific))
                continue;
            vectors.Add(Text(specific, "cvss"));
            foreach (var name in (ReadOnlySpan<string>)["severity", "urgency"])
            {
                if (word == Severity.Unknown)
                    word = SeverityWord(Text(specific, name));
            }
        }
    }

    static string NewestVector(List<string> vectors)
    {
        var (best, version) = ("", "");
        foreach (var vector in vectors)
        {
            if (vector.Length is > 0 and <= MaxNameLength && Cvss.TryParse(vector, out var score)
                && string.CompareOrdinal(score.Version, version) > 0)
            {
                (best, version) = (vector, score.Version);
            }
        }
        return best;
    }

    // Red Hat says important and moderate, Debian unimportant, Ubuntu negligible.
    static Severity SeverityWord(string word) => word.ToUpperInvariant() switch
    {
        "CRITICAL" => Severity.Critical,
        "HIGH" or "IMPORTANT" => Severity.High,
        "MEDIUM" or "MODERATE" => Severity.Medium,
        "LOW" or "MINOR" or "NEGLIGIBLE" or "UNIMPORTANT" => Severity.Low,
        _ => Severity.Unknown,
    };

    internal static string Summary(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= MaxSummaryLength)
            return line;

        var cut = char.IsHighSurrogate(line[MaxSummaryLength - 2]) ? MaxSummaryLength - 2 : MaxSummaryLength - 1;
        return line[..cut] + "…";
    }

    static void AddIds(JsonElement root, string property, SortedSet<string> names)
    {
        foreach (var item in Items(root, property, MaxIds))
        {
            if (item.ValueKind == JsonValueKind.String && item.GetString() is { } name && IsName(name))
                names.Add(name);
        }
    }

    static bool IsName(string text) => text.Length is > 0 and <= MaxNameLength && !text.Any(letter => letter <= ' ');

    static string Word(JsonElement element) => element.ValueKind == JsonValueKind.String && element.GetString() is { } text && IsName(text)
        ? text
        : throw new InvalidDataException($"Not a version: expected text of 1 to {MaxNameLength} characters without spaces.");

    static JsonElement.ArrayEnumerator Items(JsonElement element, string property, int limit)
    {
        if (!Property(element, property, out var array) || array.ValueKind != JsonValueKind.Array)
            return default;

        return array.GetArrayLength() <= limit
            ? array.EnumerateArray()
            : throw new InvalidDataException($"\"{property}\" has {array.GetArrayLength():N0} items; the limit is {limit:N0}.");
    }

    static bool Property(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }

    static string Text(JsonElement element, string name) =>
        Property(element, name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    static DateTimeOffset? Date(JsonElement element, string name) => DateTimeOffset.TryParse(
        Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
        && date.Year > 1 ? date : null;
}
