using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds.Files;
using static Plimsoll.Vulnerabilities.Feeds.OsvReader;

namespace Plimsoll.Vulnerabilities.Feeds.Csaf;

/// <summary>The advisories and VEX documents of Red Hat and SUSE in CSAF.</summary>
/// <remarks>
/// CSAF 2.0, https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html. Vulnerabilities of one document of which the same is said become
/// one record, others one record each, all with the document's id.
/// </remarks>
sealed class CsafFormat : IFeedFormat
{
    /// <summary>The largest document: 256 MiB.</summary>
    internal const int MaxDocumentBytes = 256 * 1024 * 1024;

    /// <summary>Vulnerabilities of one document.</summary>
    internal const int MaxVulnerabilities = 10_000;

    const string VexCategory = "csaf_vex";

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    readonly RecordBuffer _buffer = new(MaxDocumentBytes);

    public bool HasOneRecord => true;

    public string? FeedOf(FeedHead head) => head.Has("document/csaf_version") && Publisher(head.Text("document/publisher/name")) is { } publisher
        ? $"{publisher} {(head.Text("document/category") == VexCategory ? "VEX" : "CSAF")}"
        : null;

    public void Read(string subject, Stream stream, FeedReading reading)
    {
        if (_buffer.Read(stream) is not { } json)
        {
            reading.Fail(subject, $"The document is larger than the limit of {MaxDocumentBytes:N0} bytes.", UnreadReason.LimitExceeded);
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            foreach (var record in Records(document.RootElement, reading))
                reading.Add(record, subject);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Not JSON: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException($"Not readable text: {error.Message}", error);
        }
    }

    public (string Id, DateTimeOffset? Newest)? Identify(Stream stream)
    {
        if (_buffer.Read(stream) is not { } json
            || RecordBuffer.Texts(json, ["document", "tracking", "id"], ["document", "tracking", "current_release_date"]) is not [{ Length: > 0 } id, var date])
        {
            return null;
        }
        return (id, AdvisoryText.Date(date));
    }

    static string? Publisher(string name) =>
        name.StartsWith("Red Hat", StringComparison.OrdinalIgnoreCase) ? "Red Hat"
        : name.StartsWith("SUSE", StringComparison.OrdinalIgnoreCase) ? "SUSE"
        : null;

    static List<AdvisoryRecord> Records(JsonElement root, FeedReading reading)
    {
        if (!Property(root, "document", out var document) || !Property(document, "tracking", out var tracking)
            || Text(tracking, "id") is not { } id || !AdvisoryText.IsName(id))
        {
            throw new InvalidDataException("Not a CSAF document: expected \"document\" with \"tracking\" and its \"id\".");
        }
        if (Text(document, "csaf_version") is not ['2', '.', ..] and var version)
            throw new InvalidDataException($"The document is of version \"{AdvisoryText.Summary(version)}\" of CSAF; versions 2.x are read.");

        var common = new Common(id, Text(document, "title"), Source(document), Word(document), AdvisoryText.Date(Text(tracking, "initial_release_date")),
            AdvisoryText.Date(Text(tracking, "current_release_date")), References(document), Text(document, "category") == VexCategory);
        var products = new CsafProducts(root);
        var groups = new Dictionary<string, List<AdvisoryRecord>>(StringComparer.Ordinal);
        foreach (var vulnerability in Items(root, "vulnerabilities", MaxVulnerabilities))
        {
            var record = Record(vulnerability, products, common, reading);
            var signature = Signature(record);
            if (!groups.TryGetValue(signature, out var group))
                groups[signature] = group = [];
            group.Add(record);
        }
        return [.. groups.Values.Select(Together)];
    }

    static AdvisoryRecord Record(JsonElement vulnerability, CsafProducts products, Common common, FeedReading reading)
    {
        var (cve, title) = (Text(vulnerability, "cve"), Text(vulnerability, "title"));
        var reader = new CsafVulnerability(vulnerability, products, common.IsVex, reading.Leave);
        var ratings = new AdvisoryRatings(common.Source);
        reader.AddRatings(ratings);
        ratings.AddWord(common.Word);
        var id = common.Id;
        var notes = Items(vulnerability, "notes", MaxIds).Where(note => Text(note, "category") is "description" or "summary");
        var advisory = new Advisory(
            id, AdvisoryText.IsName(cve) ? [cve] : [], [], AdvisoryText.Summary(title.Length > 0 ? title : common.Title), ratings.Word, ratings.Vector, common.Published)
        {
            Source = common.Source,
            Ratings = ratings.All,
            Description = AdvisoryText.Description(string.Join('\n', notes.Select(note => Text(note, "text")))),
            References = AdvisoryText.References(common.References.Concat(Addresses(vulnerability))),
        };
        return new AdvisoryRecord(advisory, common.Newest ?? common.Published, Withdrawn: false, reader.Entries());
    }

    // What is said of the severity and of the packages; two vulnerabilities of which the same is said have the same.
    static string Signature(AdvisoryRecord record)
    {
        var text = new StringBuilder();
        foreach (var rating in record.Advisory.Ratings)
            text.Append(rating.Severity).Append(' ').Append(rating.Cvss?.Vector).Append('\n');
        foreach (var entry in record.Affected)
        {
            text.AppendJoin(' ', entry.Feed, entry.Package, entry.State, entry.Severity, entry.Module, entry.Note).Append(' ')
                .AppendJoin(',', entry.Architectures).Append(' ').AppendJoin(',', entry.Repositories).Append(' ').AppendJoin(',', entry.Versions).Append(' ')
                .Append(VersionRange.Write(entry.Ranges)).Append('\n');
        }
        return text.ToString();
    }

    static AdvisoryRecord Together(List<AdvisoryRecord> group) => group is [var only] ? only : group[0] with
    {
        Advisory = group[0].Advisory with
        {
            Cves = [.. group.SelectMany(record => record.Advisory.Cves).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Description = AdvisoryText.Description(string.Join('\n', group.Select(record => record.Advisory.Description))),
            References = AdvisoryText.References(group.SelectMany(record => record.Advisory.References)),
        },
    };

    static string Source(JsonElement document) => Property(document, "publisher", out var publisher) ? Publisher(Text(publisher, "name")) ?? "" : "";

    static string Word(JsonElement document) => Property(document, "aggregate_severity", out var severity) ? Text(severity, "text") : "";

    static ImmutableArray<string> References(JsonElement document) => AdvisoryText.References(Addresses(document));

    static IEnumerable<string> Addresses(JsonElement element) => Items(element, "references", MaxIds).Select(reference => Text(reference, "url"));

    sealed record Common(
        string Id, string Title, string Source, string Word, DateTimeOffset? Published, DateTimeOffset? Newest, ImmutableArray<string> References, bool IsVex);
}
