using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Cli.Commands;

public sealed class DbStatusCommandTests
{
    [Fact]
    public async Task Without_a_database_the_status_tells_of_the_demonstration_set() =>
        Assert.StartsWith(
            "Demonstration data", (await Terminal.RunAsync("db", "status")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_database_that_is_older_than_allowed_is_a_result()
    {
        var small = new SmallDatabase();
        await small.BuildAsync(1);
        await DatabaseBuild.RunAsync(
            small.Feeds, small.Built, new FakeTimeProvider(Terminal.Now.AddDays(-9)), null, TestContext.Current.CancellationToken);

        var answer = await Terminal.RunAsync("db", "status", "--db", small.Built, "--max-age", "7d");

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("was built 9 days ago; --max-age allows 7", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_database_is_not_stale_and_says_where_it_came_from()
    {
        var small = new SmallDatabase();
        await small.PublishAsync(2);
        await small.UpdateAsync();

        var answer = await Terminal.RunAsync("db", "status", "--db", small.Fetched, "--max-age", "7d", "--verify");

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Error));
        Assert.Contains($"from: {small.Published}, fetched 2026-11-23 00:00 UTC, signed by sha256:", answer.Output, StringComparison.Ordinal);
        Assert.Contains("verified: as it was fetched", answer.Output, StringComparison.Ordinal);
        Assert.Contains("  npm: CC-BY-4.0", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_says_the_same()
    {
        var small = new SmallDatabase();
        await small.PublishAsync(2);
        await small.UpdateAsync();

        var answer = await Terminal.RunAsync("db", "status", "--db", small.Fetched, "--format", "json");

        using var document = JsonDocument.Parse(answer.Output);
        var root = document.RootElement;
        Assert.Equal((2, 0, false), (root.GetProperty("advisories").GetInt32(), root.GetProperty("ageDays").GetInt32(), root.GetProperty("stale").GetBoolean()));
        Assert.Equal(small.Published, root.GetProperty("origin").GetProperty("source").GetString());
        Assert.Equal(324, root.GetProperty("feeds")[0].GetProperty("ageDays").GetInt32());
    }

    [Fact]
    public async Task A_file_that_was_changed_is_found_when_it_is_verified()
    {
        var small = new SmallDatabase();
        await small.PublishAsync(2);
        await small.UpdateAsync();
        var time = File.GetLastWriteTimeUtc(small.Fetched);
        var bytes = await File.ReadAllBytesAsync(small.Fetched, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(small.Fetched, bytes, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(small.Fetched, time);

        var answer = await Terminal.RunAsync("db", "status", "--db", small.Fetched, "--verify");

        Assert.Equal(ExitCode.Unreachable, answer.ExitCode);
    }
}
