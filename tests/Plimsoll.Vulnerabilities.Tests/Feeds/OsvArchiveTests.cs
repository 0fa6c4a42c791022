using Plimsoll.Model.Findings;
using Plimsoll.Vulnerabilities.Feeds;
using FeedFolder = Plimsoll.Vulnerabilities.Tests.Database.FeedFolder;

namespace Plimsoll.Vulnerabilities.Tests.Feeds;

public sealed class OsvArchiveTests
{
    [Fact]
    public void A_record_above_the_limit_is_told_and_the_next_one_is_read()
    {
        using var feeds = new FeedFolder().Zip("npm", new string(' ', OsvArchive.MaxRecordBytes + 1), """{"id":"A"}""");
        using var archive = new OsvArchive(Path.Combine(feeds.Path, "npm", "all.zip"), "npm/all.zip");
        Assert.Equal(2, archive.Count);
        Assert.Equal(UnreadReason.LimitExceeded, archive.Read(0).Unread?.Reason);
        Assert.Equal("A", archive.Read(1).Record?.Advisory.Id);
    }
}
