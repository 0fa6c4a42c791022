using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Demonstration;

/// <summary>
/// A hand-written set of famous vulnerabilities, embedded so that the first run shows something without any download.
/// It proves nothing about an image.
/// </summary>
public static class DemonstrationSet
{
    /// <summary>The resources, in the order in which they are read.</summary>
    static readonly ImmutableArray<string> Files = ["distributions.txt", "npm.txt", "pypi.txt"];

    /// <summary>The day on which the facts were last checked.</summary>
    static readonly DateTimeOffset Checked = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the set out of this assembly and compiles it, in memory, as a database is compiled.</summary>
    /// <exception cref="DatabaseException">The assembly was built without it.</exception>
    public static AdvisoryDatabase Open()
    {
        var data = Read();
        var writer = new DatabaseInMemory();
        foreach (var record in data.Records)
            writer.Add(record, record.Affected is [var first, ..] ? first.Feed.Split(':')[0] : "");
        foreach (var (cve, facts) in data.Facts)
            writer.Add(cve, facts);
        foreach (var feed in Feeds(data))
            writer.Add(feed);
        return writer.Open(Checked, isDemonstration: true);
    }

    /// <summary>The set before it is compiled.</summary>
    internal static DemonstrationReader Read()
    {
        var data = new DemonstrationReader();
        foreach (var file in Files)
        {
            using var stream = typeof(DemonstrationSet).Assembly.GetManifestResourceStream(file)
                ?? throw new DatabaseException($"The demonstration set lacks its resource {file}.");
            using var text = new StreamReader(stream);
            data.Read(text);
        }
        return data;
    }

    static IEnumerable<FeedStatus> Feeds(DemonstrationReader data) => data.Records
        .SelectMany(record => record.Affected.Select(entry => (Name: entry.Feed.Split(':')[0], record.Advisory)))
        .Distinct()
        .GroupBy(row => row.Name, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new FeedStatus(group.Key, group.Count(), group.Max(row => row.Advisory.Published)));
}
