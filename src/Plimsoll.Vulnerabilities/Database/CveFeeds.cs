using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Brings KEV, EPSS and CVSS by CVE together, for the CVEs that some advisory names.</summary>
static class CveFeeds
{
    /// <summary>Writes one row per CVE.</summary>
    /// <returns>The feeds that were there and could be read.</returns>
    internal static List<FeedStatus> Write(string folder, DatabaseWriter writer, List<Unread> unread, CancellationToken cancellation)
    {
        var facts = new SortedDictionary<string, CveFacts>(StringComparer.Ordinal);
        var feeds = new List<FeedStatus>();
        var rows = 0L;
        Add("KEV", [KevFeed.FileName], stream => KevFeed.Read(stream, (cve, entry) => Keep(cve, known => known with { KnownExploited = entry })));
        Add("EPSS", [EpssFeed.FileName, EpssFeed.CurrentFileName], stream => EpssFeed.Read(stream, (cve, entry) => Keep(cve, known => known with { Prediction = entry })));
        Add("", [CvssFeed.FileName], stream =>
        {
            CvssFeed.Read(stream, (cve, vector) => Keep(cve, known => known with { Vector = vector }));
            return null;
        });
        rows = 0;
        if (NvdFeed.ReadAll(folder, (cve, vector) => Keep(cve, known => known.Vector.Length > 0 ? known : known with { Vector = vector }), unread.Add) is (true, var date))
            feeds.Add(new FeedStatus("NVD", rows, date));
        foreach (var (cve, known) in facts)
            writer.Add(cve, known);
        return feeds;

        void Keep(string cve, Func<CveFacts, CveFacts> change)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!writer.Cves.Contains(cve))
                return;
            facts[cve] = change(facts.GetValueOrDefault(cve, CveFacts.None));
            rows++;
        }

        void Add(string name, ReadOnlySpan<string> files, Func<Stream, DateTimeOffset?> read)
        {
            foreach (var file in files)
            {
                if (Find(folder, file) is not { } path)
                    continue;
                try
                {
                    rows = 0;
                    using var stream = File.OpenRead(path);
                    var newest = read(stream);
                    if (name.Length > 0)
                        feeds.Add(new FeedStatus(name, rows, newest));
                }
                catch (InvalidDataException error)
                {
                    unread.Add(new Unread(file, UnreadReason.Malformed, error.Message));
                }
                return;
            }
        }
    }

    static string? Find(string folder, string file)
    {
        string[] places = [Path.Combine(folder, "data", file), Path.Combine(folder, file)];
        return places.FirstOrDefault(File.Exists);
    }
}
