using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds.Files;
using static Plimsoll.Vulnerabilities.Feeds.OsvReader;

namespace Plimsoll.Vulnerabilities.Feeds.Kubernetes;

/// <summary>Kubernetes' official feed of CVEs: a JSON feed whose texts are those of the issues that announce them.</summary>
/// <remarks>
/// https://kubernetes.io/docs/reference/issues-security/official-cve-feed/, JSON Feed 1.1. Which versions are affected stands in the text
/// only: <see cref="AffectedVersions"/> reads what has a usual form, the rest is counted.
/// </remarks>
sealed partial class OfficialFeedFormat : IFeedFormat
{
    /// <summary>The most bytes of one item: 4 MiB.</summary>
    internal const int MaxItemBytes = 4 * 1024 * 1024;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public string? FeedOf(FeedHead head) => head.Has("items") && head.Text("version").Contains("jsonfeed.org", StringComparison.Ordinal)
        && (head.Contains("_kubernetes_io"u8) || head.Text("home_page_url").Contains("kubernetes.io", StringComparison.Ordinal) || head.Text("feed_url").Contains("kubernetes.io", StringComparison.Ordinal))
            ? "Kubernetes official"
            : null;

    public void Read(string subject, Stream stream, FeedReading reading)
    {
        using var json = new JsonPieces(stream);
        if (!json.Read() || json.Token != JsonTokenType.StartObject)
            throw new InvalidDataException("Not a JSON feed: expected an object.");
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            if (json.Text != "items")
                json.Skip();
            else if (json.Read() && json.Token == JsonTokenType.StartArray)
                ReadItems(json, subject, reading);
            else
                throw new InvalidDataException("Not a JSON feed: \"items\" is not an array.");
        }
    }

    static void ReadItems(JsonPieces json, string subject, FeedReading reading)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; ; i++)
        {
            var value = json.Value(MaxItemBytes, out var isTooLarge);
            var place = $"{subject}: items[{i}]";
            if (isTooLarge)
                reading.Fail(place, $"The item is larger than the limit of {MaxItemBytes:N0} bytes.", UnreadReason.LimitExceeded);
            else if (value is { } item)
                ReadItem(item, place, ids, reading);
            else
                return;
        }
    }

    static void ReadItem(ReadOnlyMemory<byte> item, string place, HashSet<string> ids, FeedReading reading)
    {
        try
        {
            using var document = JsonDocument.Parse(item, Strict);
            var root = document.RootElement;
            var (id, text) = (Text(root, "id"), Text(root, "content_text"));
            if (!AdvisoryText.IsName(id))
                throw new InvalidDataException("The item has no \"id\".");
            if (!ids.Add(id))
            {
                reading.Repeat(id);
                return;
            }
            var affected = AffectedVersions.Read(text);
            if (affected.IsEmpty)
                reading.Leave("of Kubernetes' official feed, whose text does not say in a usual form which versions are affected");
            reading.Add(new AdvisoryRecord(Advisory(root, id, text), Newest(root), Withdrawn: false, affected), place);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or InvalidDataException)
        {
            reading.Fail(place, error.Message);
        }
    }

    static Advisory Advisory(JsonElement root, string id, string text)
    {
        var ratings = new AdvisoryRatings("Kubernetes");
        if (Vector().Match(text) is { Success: true } vector)
            ratings.AddVector(vector.Value);
        return new Advisory(id, AdvisoryText.IsCve(id) ? [id] : [], [], AdvisoryText.Summary(Text(root, "summary")), ratings.Word, ratings.Vector,
            AdvisoryText.Date(Text(root, "date_published")))
        {
            Source = "Kubernetes",
            Ratings = ratings.All,
            Description = AdvisoryText.Description(text),
            References = AdvisoryText.References([Text(root, "external_url"), Text(root, "url")]),
        };
    }

    static DateTimeOffset? Newest(JsonElement root) =>
        AdvisoryText.Date(Text(root, "date_modified")) ?? AdvisoryText.Date(Text(root, "date_published"));

    [GeneratedRegex("CVSS:[34]\\.[01](?:/[A-Z]{1,3}:[A-Z]){8,30}", RegexOptions.NonBacktracking)]
    private static partial Regex Vector();
}
