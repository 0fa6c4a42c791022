using System.Globalization;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Demonstration;

/// <summary>Reads the text form of the demonstration set.</summary>
/// <remarks>
/// A vulnerability is one line of fields between bars: id, publication date, CVSS vector, KEV dates and summary. Below it
/// follow, indented, the packages that it affects: feed, package, and ranges between semicolons in the words of
/// <see cref="VersionRange"/>. The KEV field is empty, or <c>added due</c>, with <c>ransomware</c> behind where it is known.
/// Empty lines and lines that start with '#' mean nothing.
/// </remarks>
sealed class DemonstrationReader
{
    readonly List<AdvisoryRecord> _records = [];
    readonly Dictionary<string, CveFacts> _facts = new(StringComparer.Ordinal);

    /// <summary>The advisories, in the order of the lines.</summary>
    internal IReadOnlyList<AdvisoryRecord> Records => _records;

    /// <summary>What is known of CVEs.</summary>
    internal IReadOnlyDictionary<string, CveFacts> Facts => _facts;

    /// <exception cref="FormatException">A line is not of the form above.</exception>
    internal void Read(TextReader text)
    {
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == ' ')
                ReadAffected(line);
            else
                ReadVulnerability(line);
        }
    }

    void ReadVulnerability(string line)
    {
        if (line.Split('|', StringSplitOptions.TrimEntries) is not [var id, var published, var vector, var exploited, var summary])
            throw new FormatException($"\"{line}\": expected id | published | vector | exploited | summary.");

        var date = new DateTimeOffset(Day(published).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var advisory = new Advisory(id, OsvReader.IsCve(id) ? [id] : [], [], summary, Severity.Unknown, vector, date);
        _records.Add(new AdvisoryRecord(advisory, date, Withdrawn: false, []));
        if (exploited.Length > 0)
            _facts[id] = new CveFacts(Exploited(exploited), null, "");
    }

    static KnownExploited Exploited(string text) => text.Split(' ') switch
    {
        [var added, var due] => new KnownExploited(Day(added), Day(due), Ransomware: false),
        [var added, var due, "ransomware"] => new KnownExploited(Day(added), Day(due), Ransomware: true),
        _ => throw new FormatException($"\"{text}\": expected the two dates of a KEV entry."),
    };

    void ReadAffected(string line)
    {
        if (line.Trim().Split(' ', 3) is not [var feed, var package, var ranges] || _records.Count == 0)
            throw new FormatException($"\"{line}\": expected feed, package and ranges below a vulnerability.");

        var entry = new AffectedEntry(feed, package, VersionRange.Read(string.Join('\n', ranges.Split("; "))), []);
        _records[^1] = _records[^1] with { Affected = [.. _records[^1].Affected, entry] };
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
