using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Tests.Database;

public sealed class DatabaseBuildTests
{
    const string Record = """
        {"id":"GHSA-x","aliases":["CVE-2021-1"],"published":"2021-02-03T04:05:06Z","summary":"s",
         "affected":[{"package":{"ecosystem":"npm","name":"left"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.2.3"}]}]}]}
        """;

    [Fact]
    public async Task What_the_feeds_say_is_in_the_database()
    {
        using var feeds = new FeedFolder()
            .Zip("npm", Record)
            .Data("known_exploited_vulnerabilities.json", """{"vulnerabilities":[{"cveID":"CVE-2021-1","dateAdded":"2021-11-03"},{"cveID":"CVE-1999-1","dateAdded":"2021-11-03"}]}""")
            .Data("epss_scores.csv.gz", "#2026-08-16\nCVE-2021-1,0.5,0.75\nCVE-1999-1,0.5,0.75\n")
            .Data("cvss.tsv.gz", "CVE-2021-1\tCVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\tx\n");
        var result = await feeds.BuildAsync();
        Assert.Empty(result.Unread);
        using var store = AdvisoryDatabase.Open(feeds.Database);
        Assert.Equal(FeedFolder.Built, store.Status.Built);
        Assert.Equal(
            [
                new FeedStatus("EPSS", 1, new DateTimeOffset(2026, 8, 16, 0, 0, 0, TimeSpan.Zero)),
                new FeedStatus("KEV", 1, null),
                new FeedStatus("npm", 1, new DateTimeOffset(2021, 2, 3, 4, 5, 6, TimeSpan.Zero)),
            ],
            store.Status.Feeds);
        Assert.Equal(["GHSA-x"], store.AdvisoriesOn("npm", "left"));
        var facts = store.Facts("CVE-2021-1");
        Assert.Equal(new KnownExploited(new DateOnly(2021, 11, 3), null, false), facts.KnownExploited);
        Assert.Equal(new ExploitPrediction(0.5, 0.75), facts.Prediction);
        Assert.StartsWith("CVSS:3.1", facts.Vector, StringComparison.Ordinal);
        Assert.True(store.Covers("npm"));
        Assert.False(store.Covers("PyPI"));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_told_and_the_rest_is_kept()
    {
        using var feeds = new FeedFolder().Zip("npm", "{", Record);
        var unread = Assert.Single((await feeds.BuildAsync()).Unread);
        Assert.Equal(("npm/all.zip: 0000.json", UnreadReason.Malformed), (unread.Subject, unread.Reason));
        using var store = AdvisoryDatabase.Open(feeds.Database);
        Assert.Single(store.AdvisoriesOn("npm", "left"));
    }

    [Fact]
    public async Task A_withdrawn_record_is_left_out()
    {
        using var feeds = new FeedFolder().Zip("npm", Record.Replace("\"summary\"", "\"withdrawn\":\"2022-01-01T00:00:00Z\",\"summary\"", StringComparison.Ordinal));
        await feeds.BuildAsync();
        using var store = AdvisoryDatabase.Open(feeds.Database);
        Assert.Empty(store.AdvisoriesOn("npm", "left"));
        Assert.Equal(0, store.Status.Advisories);
    }

    [Fact]
    public async Task The_same_feeds_give_the_same_bytes()
    {
        using var feeds = new FeedFolder().Zip("npm", Record).Zip("PyPI", Record.Replace("npm", "PyPI", StringComparison.Ordinal));
        await feeds.BuildAsync();
        var first = await File.ReadAllBytesAsync(feeds.Database, TestContext.Current.CancellationToken);
        await feeds.BuildAsync();
        Assert.Equal(first, await File.ReadAllBytesAsync(feeds.Database, TestContext.Current.CancellationToken));
        Assert.Equal(["plimsoll.db", "plimsoll.db.texts"], Directory.GetFiles(Path.GetDirectoryName(feeds.Database)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_folder_of_which_nothing_can_be_read_leaves_the_database_as_it_is()
    {
        using var good = new FeedFolder().Zip("npm", Record);
        await good.BuildAsync();
        using var broken = new FeedFolder().Zip("npm", "{");
        var error = await Assert.ThrowsAsync<DatabaseException>(() =>
            DatabaseBuild.RunAsync(broken.Path, good.Database, TimeProvider.System, null, TestContext.Current.CancellationToken));
        Assert.Contains("is left as it is", error.Message, StringComparison.Ordinal);
        using var store = AdvisoryDatabase.Open(good.Database);
        Assert.Single(store.AdvisoriesOn("npm", "left"));
    }

    [Fact]
    public async Task A_folder_without_feeds_is_refused()
    {
        using var feeds = new FeedFolder();
        var error = await Assert.ThrowsAsync<DatabaseException>(() => feeds.BuildAsync());
        Assert.Contains("ECOSYSTEM/all.zip", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_is_no_zip_is_told()
    {
        using var feeds = new FeedFolder().Zip("npm", Record);
        Directory.CreateDirectory(Path.Combine(feeds.Path, "Debian"));
        await File.WriteAllTextAsync(Path.Combine(feeds.Path, "Debian", "all.zip"), "no zip", TestContext.Current.CancellationToken);
        Assert.Equal("Debian/all.zip", Assert.Single((await feeds.BuildAsync()).Unread).Subject);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_named()
    {
        using var feeds = new FeedFolder().Zip("npm", Record);
        var output = Path.Combine(feeds.Path, "npm", "all.zip", "plimsoll.db");
        var error = await Assert.ThrowsAsync<DatabaseException>(() =>
            DatabaseBuild.RunAsync(feeds.Path, output, TimeProvider.System, null, TestContext.Current.CancellationToken));
        Assert.Contains(output, error.Message, StringComparison.Ordinal);
    }
}
