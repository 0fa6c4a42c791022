using System.Text;
using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

/// <summary>What a form makes of a document that a test writes.</summary>
sealed record FeedSample(string? Feed, List<AdvisoryRecord> Records, List<Unread> Unread)
{
    internal static FeedSample Read(IFeedFormat format, string document) => Read(format, Encoding.UTF8.GetBytes(document));

    internal static FeedSample Read(IFeedFormat format, byte[] document)
    {
        var (records, unread) = (new List<AdvisoryRecord>(), new List<Unread>());
        var reading = new FeedReading("sample", records.Add, unread.Add, _ => { }, TestContext.Current.CancellationToken);
        try
        {
            format.Read("doc", new MemoryStream(document), reading);
        }
        catch (InvalidDataException error)
        {
            unread.Add(new Unread("doc", UnreadReason.Malformed, error.Message));
        }
        reading.Finish();
        return new FeedSample(format.FeedOf(new FeedHead("doc", document)), records, unread);
    }

    /// <summary>The one record.</summary>
    internal AdvisoryRecord Record => Assert.Single(Records);

    /// <summary>The one entry about a package.</summary>
    internal AffectedEntry Entry(string package, string feed = "") => Assert.Single(
        Records.SelectMany(record => record.Affected), entry => entry.Package == package && (feed.Length == 0 || entry.Feed == feed));

    /// <summary>The ranges of an entry in the words of the database.</summary>
    internal static string Ranges(AffectedEntry entry) => VersionRange.Write(entry.Ranges);
}
