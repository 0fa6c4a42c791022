using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>Compiles a few advisories into a database that is no file. Not safe for concurrent use.</summary>
sealed class DatabaseInMemory
{
    readonly MemoryStream _texts = new();
    readonly DatabaseWriter _writer;

    internal DatabaseInMemory() => _writer = new DatabaseWriter(new AdvisoryTextsWriter(_texts));

    /// <summary>Adds an advisory of a feed.</summary>
    internal void Add(AdvisoryRecord record, string feed) => _writer.Add(record, feed);

    /// <summary>Adds what is known of a CVE.</summary>
    internal void Add(string cve, CveFacts facts) => _writer.Add(cve, facts);

    /// <summary>Adds a feed.</summary>
    internal void Add(FeedStatus feed) => _writer.Add(feed);

    /// <summary>The database; nothing may be added any more.</summary>
    internal AdvisoryDatabase Open(DateTimeOffset built, bool isDemonstration = false)
    {
        using var file = new MemoryStream();
        _writer.Write(file, built);
        return AdvisoryDatabase.Of(file.ToArray(), _texts.ToArray(), isDemonstration);
    }
}
