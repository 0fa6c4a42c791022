using System.Globalization;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;
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
    readonly List<Advisory> _advisories = [];
    readonly Dictionary<(string Feed, string Package), List<AffectedPackage>> _affected = [];
    readonly Dictionary<string, CveFacts> _facts = new(StringComparer.Ordinal);

    internal IReadOnlyList<Advisory> Advisories => _advisories;

    internal IReadOnlyDictionary<(string Feed, string Package), List<AffectedPackage>> Affected => _affected;

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
        _advisories.Add(new Advisory(id, OsvReader.IsCve(id) ? [id] : [], [], summary, Severity.Unknown, vector, date));
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
        if (line.Trim().Split(' ', 3) is not [var feed, var package, var ranges] || _advisories.Count == 0)
            throw new FormatException($"\"{line}\": expected feed, package and ranges below a vulnerability.");

        if (!_affected.TryGetValue((feed, package), out var rows))
            rows = _affected[(feed, package)] = [];
        rows.Add(new AffectedPackage(_advisories.Count - 1, VersionRange.Read(string.Join('\n', ranges.Split("; "))), []));
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
