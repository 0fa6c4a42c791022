using System.Text.RegularExpressions;
using System.Xml;
using Plimsoll.Vulnerabilities.Feeds.Xml;

namespace Plimsoll.Vulnerabilities.Feeds.Oval;

/// <summary>One definition of an OVAL document: an advisory, and the conditions under which a system is affected.</summary>
sealed partial class OvalDefinition
{
    /// <summary>Platforms, or ids, of one definition.</summary>
    internal const int MaxNames = 10_000;

    internal string Id { get; private set; } = "";

    internal string Advisory { get; private set; } = "";

    internal SortedSet<string> Cves { get; } = new(StringComparer.Ordinal);

    internal List<string> Feeds { get; } = [];

    internal List<string> References { get; } = [];

    internal string Title { get; private set; } = "";

    internal string Description { get; private set; } = "";

    internal string Severity { get; private set; } = "";

    internal List<string> Vectors { get; } = [];

    internal DateTimeOffset? Issued { get; private set; }

    internal DateTimeOffset? Updated { get; private set; }

    internal bool IsDeprecated { get; private set; }

    internal OvalCriteria? Criteria { get; private set; }

    /// <summary>Reads the definition where the reader stands.</summary>
    /// <param name="element">The reader.</param>
    /// <param name="tests">Gives a test its number, by its id.</param>
    internal static OvalDefinition Read(XmlReader element, Func<string, int> tests)
    {
        var read = new OvalDefinition { Id = FeedXml.Attribute(element, "id"), IsDeprecated = FeedXml.Attribute(element, "deprecated") == "true" };
        FeedXml.Children(element, child =>
        {
            if (child.LocalName == "metadata")
                FeedXml.Children(child, read.ReadMetadata);
            else if (child.LocalName == "criteria")
                read.Criteria = ReadCriteria(child, tests);
        });
        return read;
    }

    void ReadMetadata(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "title":
                Title = FeedXml.Text(element);
                break;
            case "description":
                Description = FeedXml.Text(element);
                break;
            case "reference":
                ReadReference(element);
                break;
            case "affected":
                FeedXml.Children(element, ReadPlatform);
                break;
            case "advisory":
                FeedXml.Children(element, ReadMetadata);
                break;
            case "severity":
                Severity = FeedXml.Text(element);
                break;
            case "issued":
                Issued ??= AdvisoryText.Date(FeedXml.Attribute(element, "date"));
                break;
            case "updated":
                Updated ??= AdvisoryText.Date(FeedXml.Attribute(element, "date"));
                break;
            case "advisory_date":
                Issued ??= AdvisoryText.Date(FeedXml.Text(element));
                break;
            case "cve":
                ReadCve(element);
                break;
            default:
                break;
        }
    }

    void ReadReference(XmlReader element)
    {
        var (id, source) = (FeedXml.Attribute(element, "ref_id"), FeedXml.Attribute(element, "source"));
        if (References.Count < MaxNames)
            References.Add(FeedXml.Attribute(element, "ref_url"));
        if (!AdvisoryText.IsName(id))
            return;
        if (AdvisoryText.IsCve(id) && Cves.Count < MaxNames)
            Cves.Add(id);
        else if (Advisory.Length == 0 && !source.Equals("CVE", StringComparison.OrdinalIgnoreCase))
            Advisory = id;
    }

    void ReadPlatform(XmlReader element)
    {
        if (element.LocalName == "platform" && RpmReleases.OfPlatform(FeedXml.Text(element).Trim()) is { } feed && Feeds.Count < MaxNames && !Feeds.Contains(feed))
            Feeds.Add(feed);
    }

    // cvss3="7.5/CVSS:3.1/AV:N/...": score and vector.
    void ReadCve(XmlReader element)
    {
        foreach (var name in (ReadOnlySpan<string>)["cvss4", "cvss3", "cvss2"])
        {
            var text = FeedXml.Attribute(element, name);
            if (Vectors.Count < MaxNames && text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
                Vectors.Add(text[(slash + 1)..]);
        }
        var id = FeedXml.Text(element).Trim();
        if (AdvisoryText.IsCve(id) && AdvisoryText.IsName(id) && Cves.Count < MaxNames)
            Cves.Add(id);
    }

    static OvalCriteria ReadCriteria(XmlReader element, Func<string, int> tests)
    {
        // Depth is bounded by FeedXml.Children.
        var criteria = new OvalCriteria(!FeedXml.Attribute(element, "operator").Equals("OR", StringComparison.OrdinalIgnoreCase));
        FeedXml.Children(element, child =>
        {
            if (FeedXml.Attribute(child, "negate") == "true")
                return;
            if (child.LocalName == "criteria")
                criteria.Groups.Add(ReadCriteria(child, tests));
            else if (child.LocalName == "criterion")
                ReadCriterion(child, criteria, tests);
        });
        return criteria;
    }

    static void ReadCriterion(XmlReader element, OvalCriteria criteria, Func<string, int> tests)
    {
        var comment = FeedXml.Attribute(element, "comment");
        if (EnabledModule().Match(comment) is { Success: true } module)
            criteria.Module = module.Groups["module"].Value;
        else if (Processor().Match(comment) is { Success: true } processor)
            criteria.Architecture = processor.Groups["processor"].Value;
        else if (Installed().Match(comment) is { Success: true } installed && RpmReleases.OfPlatform(installed.Groups["platform"].Value) is { } feed)
            criteria.Feeds.Add(feed);
        else
            criteria.Tests.Add(tests(FeedXml.Attribute(element, "test_ref")));
    }

    [GeneratedRegex("^Module (?<module>[^ :]{1,100}:[^ :]{1,100}) is enabled$", RegexOptions.NonBacktracking)]
    private static partial Regex EnabledModule();

    [GeneratedRegex(" arch(?:itecture)? is (?<processor>[a-z0-9_]{1,20})$", RegexOptions.NonBacktracking)]
    private static partial Regex Processor();

    [GeneratedRegex("^(?<platform>.{1,200}) is installed$", RegexOptions.NonBacktracking)]
    private static partial Regex Installed();
}
