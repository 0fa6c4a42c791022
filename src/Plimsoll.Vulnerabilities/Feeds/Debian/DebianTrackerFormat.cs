using System.Collections.Immutable;
using System.Text.Json;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds.Files;
using static Plimsoll.Vulnerabilities.Feeds.OsvReader;

namespace Plimsoll.Vulnerabilities.Feeds.Debian;

/// <summary>The Debian security tracker's JSON: source package, vulnerability, release, and what is said of the fix.</summary>
/// <remarks>
/// https://security-tracker.debian.org/tracker/data/json. One record for each package and vulnerability. What the words mean:
/// docs/feeds.md.
/// </remarks>
sealed class DebianTrackerFormat : IFeedFormat
{
    /// <summary>What people call it.</summary>
    internal const string FeedName = "Debian security tracker";

    /// <summary>The most bytes of one vulnerability in one package: 4 MiB.</summary>
    internal const int MaxRecordBytes = 4 * 1024 * 1024;

    const string Source = "Debian";
    const string PageRoot = "https://security-tracker.debian.org/tracker/";

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public string? FeedOf(FeedHead head) => head.Has("*/*/releases") ? FeedName : null;

    public void Read(string subject, Stream stream, FeedReading reading)
    {
        using var json = new JsonPieces(stream);
        if (!json.Read() || json.Token != JsonTokenType.StartObject)
            throw new InvalidDataException("Not the tracker's data: expected an object of packages.");
        var packages = new HashSet<string>(StringComparer.Ordinal);
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            var package = json.Text;
            if (!AdvisoryText.IsName(package) || !packages.Add(package))
            {
                reading.Fail(subject, $"The package \"{AdvisoryText.Summary(package)}\" at byte {json.Position:N0} has no valid name, or is there twice: the first is taken.");
                json.Skip();
                continue;
            }
            ReadPackage(json, subject, package, reading);
        }
    }

    static void ReadPackage(JsonPieces json, string subject, string package, FeedReading reading)
    {
        if (!json.Read() || json.Token != JsonTokenType.StartObject)
        {
            reading.Fail(subject, $"{package}: expected an object of vulnerabilities.");
            if (json.Token == JsonTokenType.StartArray)
                json.Skip();
            return;
        }
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            var (id, position) = (json.Text, json.Position);
            var place = $"{subject}: {package} {AdvisoryText.Summary(id)} (byte {position:N0})";
            if (json.Value(MaxRecordBytes, out var isTooLarge) is not { } value)
                reading.Fail(place, $"The record is larger than the limit of {MaxRecordBytes:N0} bytes.", isTooLarge ? UnreadReason.LimitExceeded : UnreadReason.Malformed);
            else if (!AdvisoryText.IsName(id))
                reading.Fail(place, "The name of the vulnerability is none.");
            else if (!ids.Add(id))
                reading.Repeat(id);
            else
                ReadRecord(value, place, package, id, reading);
        }
    }

    static void ReadRecord(ReadOnlyMemory<byte> value, string place, string package, string id, FeedReading reading)
    {
        try
        {
            using var document = JsonDocument.Parse(value, Strict);
            reading.Add(Record(document.RootElement, package, id, place, reading), place);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or InvalidDataException)
        {
            reading.Fail(place, error is JsonException ? $"Not a record: {error.Message}" : error.Message);
        }
    }

    static AdvisoryRecord Record(JsonElement root, string package, string id, string place, FeedReading reading)
    {
        if (!Property(root, "releases", out var releases) || releases.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException("The record has no \"releases\".");

        var affected = Entries(releases, package, place, reading);
        var description = Text(root, "description");
        var advisory = new Advisory(id, AdvisoryText.IsCve(id) ? [id] : [], [], AdvisoryText.Summary(description), Severity.Unknown, "", null)
        {
            Source = Source,
            Description = AdvisoryText.Description(description),
            References = References(root, id),
        };
        return new AdvisoryRecord(advisory, null, Withdrawn: false, affected);
    }

    // One release of which nothing can be read does not take the others with it.
    static ImmutableArray<AffectedEntry> Entries(JsonElement releases, string package, string place, FeedReading reading)
    {
        var affected = ImmutableArray.CreateBuilder<AffectedEntry>();
        var problems = new List<InvalidDataException>();
        foreach (var release in releases.EnumerateObject())
        {
            if (DebianReleases.Feed(release.Name) is not { } feed)
            {
                reading.Leave($"of Debian's release \"{AdvisoryText.Summary(release.Name)}\", whose number is not known");
                continue;
            }
            try
            {
                affected.Add(Entry(release.Value, feed, package));
            }
            catch (InvalidDataException problem)
            {
                problems.Add(problem);
            }
        }
        if (affected.Count == 0 && problems is [var only, ..])
            throw only;
        foreach (var problem in problems)
            reading.Fail(place, problem.Message);
        return affected.ToImmutable();
    }

    static ImmutableArray<string> References(JsonElement root, string id) =>
        Property(root, "debianbug", out var bug) && bug.ValueKind == JsonValueKind.Number && bug.TryGetInt64(out var number)
            ? [PageRoot + id, $"https://bugs.debian.org/{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}"]
            : [PageRoot + id];

    static AffectedEntry Entry(JsonElement release, string feed, string package)
    {
        var (status, urgency, version) = (Text(release, "status"), Text(release, "urgency"), Text(release, "fixed_version"));
        var entry = new AffectedEntry(feed, package, RangeState.Every, [])
        {
            State = FixState.Affected,
            Severity = AdvisoryText.Word(urgency),
            Note = urgency == "unimportant" ? urgency : "",
        };
        return status switch
        {
            "resolved" when version == "0" => entry with { State = FixState.NotAffected },
            "resolved" when AdvisoryText.IsName(version) => entry with { State = FixState.Fixed, Ranges = RangeState.Before(version) },
            "resolved" => throw new InvalidDataException($"It is resolved in {feed}, but no version says since when."),
            "undetermined" => entry with { State = FixState.UnderInvestigation, Note = "undetermined" },
            "open" when urgency == "end-of-life" => entry with { State = FixState.EndOfLife, Note = "end-of-life" },
            "open" when Property(release, "nodsa", out _) => NoAdvisory(entry, Text(release, "nodsa"), Text(release, "nodsa_reason")),
            "open" => entry,
            _ => throw new InvalidDataException($"Its status in {feed} is \"{AdvisoryText.Summary(status)}\"; expected open, resolved or undetermined."),
        };
    }

    // The security team makes no advisory of its own: for good (ignored), for now (postponed), or leaves it to the next point release.
    static AffectedEntry NoAdvisory(AffectedEntry entry, string why, string reason)
    {
        var word = reason.Length > 0 ? reason : "no-dsa";
        var note = entry.Note.Length > 0 ? $"{entry.Note}; {word}" : word;
        return entry with
        {
            State = reason == "ignored" ? FixState.WillNotFix : FixState.Deferred,
            Note = AdvisoryText.Summary(why.Length > 0 ? $"{note}: {why}" : note),
        };
    }
}
