using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds.Xml;

namespace Plimsoll.Vulnerabilities.Feeds.Oval;

/// <summary>OVAL documents of distributions with rpm: Oracle Linux, Azure Linux, and others of the same form.</summary>
/// <remarks>
/// https://linux.oracle.com/security/oval/, https://github.com/microsoft/AzureLinuxVulnerabilityData. OVAL 5.11,
/// https://oval.mitre.org/language/version5.11/.
/// </remarks>
sealed class OvalFormat : IFeedFormat
{
    public string Ending => ".xml";

    public string? FeedOf(FeedHead head) => head.XmlRoot != "oval_definitions" ? null
        : head.Contains("Oracle"u8) ? "Oracle Linux OVAL"
        : head.Contains("Azure Linux"u8) || head.Contains("AzureLinux"u8) || head.Contains("CBL-Mariner"u8) ? "Azure Linux OVAL"
        : head.Contains("SUSE"u8) ? "SUSE OVAL"
        : head.Contains("Red Hat"u8) ? "Red Hat OVAL"
        : "OVAL";

    public void Read(string subject, Stream stream, FeedReading reading)
    {
        var document = new OvalDocument();
        FeedXml.Read(stream, root => document.Read(root, reading.Cancellation));
        var newest = new Dictionary<string, OvalDefinition>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions.Where(definition => !definition.IsDeprecated))
        {
            var id = IdOf(definition);
            if (newest.TryGetValue(id, out var other))
                reading.Repeat(id);
            if (other is null || Nullable.Compare(definition.Updated ?? definition.Issued, other.Updated ?? other.Issued) > 0)
                newest[id] = definition;
        }
        foreach (var (id, definition) in newest)
            Add(id, definition, document, subject, reading);
    }

    // Microsoft's definitions of one vulnerability differ by package: none of them replaces another.
    static string IdOf(OvalDefinition definition) =>
        AdvisoryText.IsName(definition.Advisory) ? definition.Advisory : definition.Id;

    static void Add(string key, OvalDefinition definition, OvalDocument document, string subject, FeedReading reading)
    {
        var place = $"{subject}: {AdvisoryText.Summary(definition.Id)}";
        var id = definition.Advisory.Length == 0 && definition.Cves.Count == 1 ? definition.Cves.Min! : key; // one of one
        if (!AdvisoryText.IsName(id))
        {
            reading.Fail(place, "The definition has no id.");
            return;
        }
        var entries = new OvalEntries(document, definition);
        try
        {
            var affected = entries.ToEntries();
            for (var i = 0; i < entries.WithoutRelease; i++)
                reading.Leave("of packages whose release does not say of which distribution they are");
            reading.Add(new AdvisoryRecord(Advisory(id, definition), definition.Updated ?? definition.Issued, Withdrawn: false, affected), place);
        }
        catch (InvalidDataException error)
        {
            reading.Fail(place, error.Message, UnreadReason.LimitExceeded);
        }
    }

    static Advisory Advisory(string id, OvalDefinition definition)
    {
        var source = definition.Feeds is [var feed, ..] ? feed.Split(':')[0] switch
        {
            "Oracle Linux" => "Oracle",
            "Azure Linux" => "Microsoft",
            "openSUSE" => "SUSE",
            var other => other,
        } : "";
        var ratings = new AdvisoryRatings(source);
        ratings.AddWord(definition.Severity);
        // Of several vulnerabilities nobody can say which one a vector is of.
        if (definition.Cves.Count == 1)
            definition.Vectors.ForEach(ratings.AddVector);
        return new Advisory(id, [.. definition.Cves], [], AdvisoryText.Summary(definition.Title), ratings.Word, ratings.Vector, definition.Issued)
        {
            Source = source,
            Ratings = ratings.All,
            Description = AdvisoryText.Description(definition.Description),
            References = AdvisoryText.References(definition.References),
        };
    }
}
