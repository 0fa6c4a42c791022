using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Vulnerabilities;

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

    /// <summary>Where databases keep what the schema has no place for.</summary>
    internal static readonly string[] Sections = ["database_specific", "ecosystem_specific"];

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a record of which every part must be readable.</summary>
    /// <exception cref="InvalidDataException">The bytes are not an OSV record, or exceed a limit.</exception>
    internal static AdvisoryRecord Read(ReadOnlyMemory<byte> json) => Read(json, null, DateTimeOffset.MaxValue);

    /// <summary>Reads a record.</summary>
    /// <param name="json">It.</param>
    /// <param name="remarks">Takes the parts that cannot be read; <c>null</c> where such a part makes the whole unreadable.</param>
    /// <param name="now">The time; a withdrawal after it is none yet.</param>
    /// <exception cref="InvalidDataException">The bytes are not an OSV record, or exceed a limit.</exception>
    internal static AdvisoryRecord Read(ReadOnlyMemory<byte> json, OsvRemarks? remarks, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Record(document.RootElement, remarks, now);
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

    static AdvisoryRecord Record(JsonElement root, OsvRemarks? remarks, DateTimeOffset now)
    {
        var id = Text(root, "id");
        if (root.ValueKind != JsonValueKind.Object || !AdvisoryText.IsName(id))
            throw new InvalidDataException($"Not an OSV record: expected an object with an \"id\" of 1 to {MaxNameLength} characters without spaces.");

        // A record without a version is of the first one.
        if (Text(root, "schema_version") is { Length: > 0 } version && version.Split('.')[0] is not ("1" or "0"))
            throw new InvalidDataException($"The record is of version \"{AdvisoryText.Summary(version)}\" of OSV's schema; versions 0.x and 1.x are read.");

        var names = Names(root, id);
        var published = Date(root, "published");
        var modified = Date(root, "modified");
        var source = OsvSources.Of(id);
        var ratings = new AdvisoryRatings(source);
        AddSeverities(root, ratings);
        if (source is "AlmaLinux" or "Rocky Linux" or "Red Hat")
            ratings.AddWord(LeadingWord(Text(root, "summary")));
        var noted = remarks ?? new OsvRemarks();
        var affected = Affected(root, ratings, noted, isStrict: remarks is null);
        var details = Text(root, "details");
        var summary = AdvisoryText.Summary(Text(root, "summary"));
        var advisory = new Advisory(
            id, [.. names.Where(IsCve)], [.. names.Where(name => !IsCve(name) && name != id)], summary, ratings.Word, ratings.Vector, published)
        {
            Source = source,
            Ratings = ratings.All,
            Description = AdvisoryText.Description(details),
            References = AdvisoryText.References(Items(root, "references", MaxIds).Select(reference => Text(reference, "url"))),
        };
        return new AdvisoryRecord(advisory, modified > published || published is null ? modified : published,
            IsWithdrawn(root, now, noted), Agreed(affected)) { GitOnly = noted.GitOnly };
    }

    static ImmutableArray<AffectedEntry>.Builder Affected(JsonElement root, AdvisoryRatings ratings, OsvRemarks remarks, bool isStrict)
    {
        var affected = ImmutableArray.CreateBuilder<AffectedEntry>();
        foreach (var entry in Items(root, "affected", MaxAffected))
        {
            AddSeverities(entry, ratings);
            try
            {
                if (OsvAffected.Read(entry, remarks) is { } package)
                    affected.Add(package);
            }
            catch (InvalidDataException problem) when (!isStrict)
            {
                remarks.Add("An affected package is left out", problem.Message);
            }
        }
        return affected;
    }

    static bool IsWithdrawn(JsonElement root, DateTimeOffset now, OsvRemarks remarks)
    {
        if (!Property(root, "withdrawn", out var withdrawn) || withdrawn.ValueKind == JsonValueKind.Null)
            return false;
        if (Date(root, "withdrawn") is not { } date)
        {
            remarks.Add("The withdrawal does not count", "\"withdrawn\" is no date.");
            return false;
        }
        if (date <= now)
            return true;
        remarks.Add("The withdrawal does not count", "\"withdrawn\" lies in the future.");
        return false;
    }

    // "Important: curl security update"
    static string LeadingWord(string summary) => summary.IndexOf(':', StringComparison.Ordinal) is > 0 and var end
        && summary[..end] is ("Critical" or "Important" or "Moderate" or "Low") and var word ? word : "";

    // What one entry of a package denies, another one of the same record must not say.
    static ImmutableArray<AffectedEntry> Agreed(ImmutableArray<AffectedEntry>.Builder entries)
    {
        if (!entries.Any(entry => entry.State == FixState.NotAffected))
            return entries.ToImmutable();
        var affected = entries.Where(entry => entry.State != FixState.NotAffected).Select(entry => (entry.Feed, entry.Package)).ToHashSet();
        return [.. entries.Where(entry => entry.State != FixState.NotAffected || !affected.Contains((entry.Feed, entry.Package)))];
    }

    static SortedSet<string> Names(JsonElement root, string id)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { id };
        AddIds(root, "aliases", names);
        AddIds(root, "upstream", names);
        var related = new SortedSet<string>(StringComparer.Ordinal);
        AddIds(root, "related", related);
        if (!names.Any(IsCve))
            names.UnionWith(related);
        else
            names.UnionWith(related.Where(name => !IsCve(name)));
        return names;
    }

    internal static bool IsCve(string id) => AdvisoryText.IsCve(id);

    static void AddSeverities(JsonElement element, AdvisoryRatings ratings)
    {
        foreach (var severity in Items(element, "severity", MaxIds))
        {
            // Ubuntu gives a word where others give a vector.
            ratings.AddVector(Text(severity, "score"));
            if (Text(severity, "type") is "Ubuntu")
                ratings.AddWord(Text(severity, "score"));
        }

        foreach (var section in Sections)
        {
            if (!Property(element, section, out var specific))
                continue;
            ratings.AddVector(Text(specific, "cvss"));
            if (Property(specific, "cvss", out var cvss))
                ratings.AddVector(Text(cvss, "vectorString"));
            ratings.AddWord(Text(specific, "severity"));
            ratings.AddWord(Text(specific, "urgency"));
        }
    }

    internal static string Summary(string text) => AdvisoryText.Summary(text);

    static void AddIds(JsonElement root, string property, SortedSet<string> names)
    {
        foreach (var item in Items(root, property, MaxIds))
        {
            if (item.ValueKind == JsonValueKind.String && item.GetString() is { } name && AdvisoryText.IsName(name))
                names.Add(name);
        }
    }

    internal static string Word(JsonElement element) => element.ValueKind == JsonValueKind.String && element.GetString() is { } text && AdvisoryText.IsName(text)
        ? text
        : throw new InvalidDataException($"Not a version: expected text of 1 to {MaxNameLength} characters without spaces.");

    internal static JsonElement.ArrayEnumerator Items(JsonElement element, string property, int limit)
    {
        if (!Property(element, property, out var array) || array.ValueKind != JsonValueKind.Array)
            return default;

        return array.GetArrayLength() <= limit
            ? array.EnumerateArray()
            : throw new InvalidDataException($"\"{property}\" has {array.GetArrayLength():N0} items; the limit is {limit:N0}.");
    }

    internal static bool Property(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }

    internal static string Text(JsonElement element, string name) =>
        Property(element, name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    static DateTimeOffset? Date(JsonElement element, string name) => AdvisoryText.Date(Text(element, name));
}
