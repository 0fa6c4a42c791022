using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Compiles a few advisories into a database that is no file. Not safe for concurrent use.</summary>
sealed class DatabaseInMemory
{
    readonly List<Action<DatabaseWriter>> _added = [];

    /// <summary>Adds an advisory of a feed.</summary>
    internal void Add(AdvisoryRecord record, string feed) => _added.Add(writer => writer.Add(record, feed));

    /// <summary>Adds what is known of a CVE.</summary>
    internal void Add(string cve, CveFacts facts) => _added.Add(writer => writer.Add(cve, facts));

    /// <summary>Adds a feed.</summary>
    internal void Add(FeedStatus feed) => _added.Add(writer => writer.Add(feed));

    /// <summary>The database of what was added so far.</summary>
    internal AdvisoryDatabase Open(DateTimeOffset built, bool isDemonstration = false)
    {
        using var file = new MemoryStream();
        using var texts = new MemoryStream();
        var writer = new DatabaseWriter(new AdvisoryTextsWriter(texts));
        foreach (var add in _added)
            add(writer);
        writer.Write(file, built);
        return AdvisoryDatabase.Of(file.ToArray(), texts.ToArray(), isDemonstration);
    }
}
