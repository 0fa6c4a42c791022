using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Tests.Database;

public sealed class DatabaseFileTests
{
    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("no vulnerability database", Assert.Throws<DatabaseException>(() => DatabaseFile.Open("absent.db")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_no_database_or_is_cut_short_is_refused()
    {
        using var feeds = new FeedFolder().Zip("npm", """{"id":"A","affected":[]}""");
        await feeds.BuildAsync();
        using (var file = File.OpenWrite(feeds.Database))
            file.SetLength(file.Length - 4096);
        Assert.Contains("damaged", Assert.Throws<DatabaseException>(() => DatabaseFile.Open(feeds.Database)).Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(feeds.Database, new string('x', 9000), TestContext.Current.CancellationToken);
        Assert.Contains("damaged", Assert.Throws<DatabaseException>(() => DatabaseFile.Open(feeds.Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_schema_version_is_refused()
    {
        using var feeds = new FeedFolder().Zip("npm", """{"id":"A","affected":[]}""");
        await feeds.BuildAsync();
        using (var file = File.OpenWrite(feeds.Database))
        {
            file.Position = 63; // the last byte of user_version in SQLite's header
            file.WriteByte(99);
        }
        Assert.Contains("schema version 99", Assert.Throws<DatabaseException>(() => DatabaseFile.Open(feeds.Database)).Message, StringComparison.Ordinal);
    }
}
