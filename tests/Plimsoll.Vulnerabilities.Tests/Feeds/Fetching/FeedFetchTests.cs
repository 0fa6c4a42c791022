using System.Security.Cryptography;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Vulnerabilities.Feeds.Fetching;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Fetching;

public sealed class FeedFetchTests : IDisposable
{
    const string Place = "f/x.json";
    static readonly byte[] Content = [.. "{\"id\":\"A-1\",\"affected\":"u8, .. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 7 % 251))];

    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-fetch").FullName;

    string Target => Path.Combine(_folder, "f", "x.json");

    [Fact]
    public async Task A_file_is_fetched_as_a_whole_and_only_if_it_changed()
    {
        var tag = "\"1\"";
        await using var server = new TestServer(request => request.Headers.GetValueOrDefault("If-None-Match") == tag
            ? new TestAnswer(304)
            : new TestAnswer(200, Content, ("ETag", tag), ("Last-Modified", "Mon, 05 Jan 2026 10:00:00 GMT")));
        var first = await FetchAsync(server);
        Assert.Equal(new FetchResult("f", Place, FetchOutcome.Fetched, Content.Length, "Mon, 05 Jan 2026 10:00:00 GMT"), first);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target, TestContext.Current.CancellationToken));
        Assert.Equal(FetchOutcome.Unchanged, (await FetchAsync(server)).Outcome);
        Assert.Equal("Mon, 05 Jan 2026 10:00:00 GMT", server.Requests.Last().Headers["If-Modified-Since"]);
        tag = "\"2\"";
        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync(server)).Outcome);
        Assert.Equal(["x.json", "x.json.fetch"], Left());
    }

    [Fact]
    public async Task A_file_that_was_damaged_here_is_fetched_again()
    {
        await using var server = new TestServer(_ => new TestAnswer(200, Content, ("ETag", "\"1\"")));
        await FetchAsync(server);
        await File.WriteAllTextAsync(Target, "cut", TestContext.Current.CancellationToken);
        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync(server)).Outcome);
        Assert.DoesNotContain("If-None-Match", server.Requests.Last().Headers.Keys);
    }

    [Fact]
    public async Task A_download_that_breaks_off_goes_on_where_it_ended()
    {
        await using var server = new TestServer(request => request.Headers.ContainsKey("Range")
            ? new TestAnswer(206, Content[request.From..], ("ETag", "\"1\""), ("Content-Range", $"bytes {request.From}-{Content.Length - 1}/{Content.Length}")) { CutAfter = 1_200_000 }
            : new TestAnswer(200, Content, ("ETag", "\"1\"")) { CutAfter = 1_200_000 });
        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync(server)).Outcome);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target, TestContext.Current.CancellationToken));
        Assert.All(server.Requests.Skip(1), request => Assert.Equal("\"1\"", request.Headers["If-Range"]));
        Assert.True(server.Requests.Sum(request => Content.Length - request.From) < 3 * Content.Length);
        Assert.Equal(["x.json", "x.json.fetch"], Left());
    }

    [Fact]
    public async Task A_download_that_was_stopped_goes_on_the_next_time_unless_the_file_changed()
    {
        var tag = "\"1\"";
        var isBroken = true;
        await using var server = new TestServer(request => request.Headers.GetValueOrDefault("If-Range") == tag && request.Headers.ContainsKey("Range")
            ? new TestAnswer(206, Content[request.From..], ("ETag", tag), ("Content-Range", $"bytes {request.From}-{Content.Length - 1}/{Content.Length}"))
            : new TestAnswer(200, Content, ("ETag", tag)) { CutAfter = isBroken ? 500_000 : int.MaxValue });
        Assert.Equal(FetchOutcome.Failed, (await FetchAsync(server, settings => settings with { MaxAttempts = 1 })).Outcome);
        Assert.False(File.Exists(Target));
        (tag, isBroken) = ("\"2\"", false);
        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync(server)).Outcome);
        Assert.True(server.Requests.Last().From > 0);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_busy_server_is_asked_again_when_it_says(int status)
    {
        var count = 0;
        await using var server = new TestServer(_ => ++count == 1 ? new TestAnswer(status, "", ("Retry-After", "0")) : new TestAnswer(200, Content));
        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync(server)).Outcome);
        Assert.Equal(2, count);
    }

    [Theory]
    [InlineData(404, 1, "404")]
    [InlineData(500, 3, "given up after 3 connections")]
    public async Task A_refusal_is_told_and_the_old_file_stays(int status, int requests, string detail)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        await File.WriteAllTextAsync(Target, "old", TestContext.Current.CancellationToken);
        await using var server = new TestServer(_ => new TestAnswer(status));
        var result = await FetchAsync(server);
        Assert.Equal(FetchOutcome.Failed, result.Outcome);
        Assert.Contains(detail, result.Detail, StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal("old", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_asks_for_too_long_a_wait_is_given_up()
    {
        await using var server = new TestServer(_ => new TestAnswer(503, "", ("Retry-After", "86400")));
        Assert.Equal(FetchOutcome.Failed, (await FetchAsync(server)).Outcome);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_silent_and_a_dripping_server_are_given_up()
    {
        await using var silent = new TestServer(_ => new TestAnswer(200) { IsSilent = true });
        Assert.Contains("did not answer", (await FetchAsync(silent, Short)).Detail, StringComparison.Ordinal);
        await using var standing = new TestServer(_ => new TestAnswer(200, Content) { CutAfter = 10_000, Stalls = true });
        Assert.Contains("Nothing came", (await FetchAsync(standing, Short)).Detail, StringComparison.Ordinal);
        await using var dripping = new TestServer(_ => new TestAnswer(200, Content) { PieceBytes = 1, Pause = TimeSpan.FromMilliseconds(20) });
        Assert.Contains("bytes a second", (await FetchAsync(dripping, Short)).Detail, StringComparison.Ordinal);

        static FetchSettings Short(FetchSettings settings) => settings with { IdleTimeout = TimeSpan.FromSeconds(2), MaxAttempts = 1 };
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_with_and_without_its_length()
    {
        foreach (var isHidden in (bool[])[false, true])
        {
            await using var server = new TestServer(_ => new TestAnswer(200, Content) { HidesLength = isHidden });
            Assert.Contains("limit", (await FetchAsync(server, settings => settings with { MaxBytes = 1_000_000 })).Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_checksum_that_the_server_states_is_checked()
    {
        var right = Convert.ToBase64String(SHA256.HashData(Content));
        await using var good = new TestServer(_ => new TestAnswer(200, Content, ("Repr-Digest", $"sha-256=:{right}:")));
        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync(good)).Outcome);
        await using var bad = new TestServer(_ => new TestAnswer(200, Content, ("Digest", $"SHA-256={right[4..]}abcd")));
        var result = await FetchAsync(bad);
        Assert.Contains("checksum", result.Detail, StringComparison.Ordinal);
        Assert.Equal(["x.json", "x.json.fetch"], Left());
    }

    [Fact]
    public async Task The_updateinfo_of_a_repository_is_found_and_checked()
    {
        byte[] content = [0x1F, 0x8B, 8, 0];
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        await using var server = new TestServer(request => request.Target switch
        {
            "/mirror.list" => new TestAnswer(200, $"http://{Host(request)}/repo/abc\n"),
            "/repo/abc/repodata/repomd.xml" => new TestAnswer(200,
                $"""<repomd xmlns="http://linux.duke.edu/metadata/repo"><data type="primary"/><data type="updateinfo"><checksum type="sha256">{sha256}</checksum><location href="repodata/1-updateinfo.xml.gz"/></data></repomd>"""),
            "/repo/abc/repodata/1-updateinfo.xml.gz" => new TestAnswer(200, content),
            _ => new TestAnswer(404),
        });
        var result = await FetchAsync(new FeedAddress(new Uri($"http://{server.Host}/mirror.list"), "f/updateinfo.xml", FeedAddressKind.MirrorList));
        Assert.Equal(("f/updateinfo.xml.gz", FetchOutcome.Fetched), (result.Place, result.Outcome));
        sha256 = new string('0', 64);
        Assert.Contains("checksum", (await FetchAsync(new FeedAddress(new Uri($"http://{server.Host}/repo/abc"), "f/other.xml", FeedAddressKind.Repository))).Detail, StringComparison.Ordinal);

        static string Host(TestRequest request) => request.Headers["Host"];
    }

    [Theory]
    [InlineData("csaf_2026.tar.zst", FetchOutcome.Fetched)]
    [InlineData("file:///etc/hostname", FetchOutcome.Failed)]
    [InlineData("", FetchOutcome.Failed)]
    public async Task A_list_names_the_newest_file_but_never_one_of_this_machine(string text, FetchOutcome outcome)
    {
        await using var server = new TestServer(request => request.Target switch
        {
            "/a/latest.txt" => new TestAnswer(200, text),
            "/a/csaf_2026.tar.zst" => new TestAnswer(200, Content),
            _ => new TestAnswer(404),
        });
        Assert.Equal(outcome, (await FetchAsync(new FeedAddress(new Uri($"http://{server.Host}/a/latest.txt"), Place, FeedAddressKind.Listed))).Outcome);
    }

    [Fact]
    public async Task A_file_of_this_machine_is_copied_and_only_if_it_changed()
    {
        var source = Path.Combine(_folder, "source.json");
        await File.WriteAllTextAsync(source, """{"id":"A","affected":[]}""", TestContext.Current.CancellationToken);
        var address = new FeedAddress(new Uri(source), Place);
        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync(address)).Outcome);
        Assert.Equal(FetchOutcome.Unchanged, (await FetchAsync(address)).Outcome);
        await File.WriteAllTextAsync(source, """{"id":"B","affected":[ ]}""", TestContext.Current.CancellationToken);
        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync(address)).Outcome);
        File.Delete(source);
        Assert.Equal(FetchOutcome.Failed, (await FetchAsync(address)).Outcome);
        Assert.Equal("""{"id":"B","affected":[ ]}""", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("f/x.json", "<!DOCTYPE html><title>sign in</title>", "HTML page")]
    [InlineData("f/x.json", "", "empty")]
    [InlineData("f/x.json", "{\"error\":\"no\"}", "form of feeds")]
    [InlineData("f/x.xml", "<html/>", "HTML page")]
    [InlineData("f/x.zip", "no", "zip archive")]
    [InlineData("f/x.tar.bz2", "no", "bzip2")]
    [InlineData("f/x.tar.zst", "no", "zstd")]
    [InlineData("f/x.yml", "\n<HTML>", "HTML page")]
    [InlineData("data/known_exploited_vulnerabilities.json", "{\"id\":\"A\",\"affected\":[]}", "KEV")]
    [InlineData("data/epss_scores-current.csv.gz", "cve,epss,percentile", "gzip")]
    public async Task What_came_must_have_the_form_of_its_place_or_the_old_file_stays(string place, string content, string detail)
    {
        var path = Path.Combine(_folder, place);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);
        await using var server = new TestServer(_ => new TestAnswer(200, content));
        var result = await FetchAsync(new FeedAddress(new Uri($"http://{server.Host}/x"), place));
        Assert.Equal(FetchOutcome.Failed, result.Outcome);
        Assert.Contains(detail, result.Detail, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(path + FeedDownload.PartEnding));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(FeedAddressKind.File)]
    [InlineData(FeedAddressKind.Listed)]
    public async Task A_server_that_redirects_to_a_file_of_this_machine_is_refused(FeedAddressKind kind)
    {
        await using var server = new TestServer(_ => new TestAnswer(302, "", ("Location", "file:///etc/hostname")));
        var result = await FetchAsync(new FeedAddress(new Uri($"http://{server.Host}/x.json"), Place, kind));
        Assert.Equal(FetchOutcome.Failed, result.Outcome);
        Assert.Contains("redirects", result.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("f/../../x")]
    [InlineData("/x")]
    public async Task A_place_outside_of_the_folder_is_refused(string place) =>
        Assert.Contains("no place", (await FetchAsync(new FeedAddress(new Uri("http://127.0.0.1:1/x"), place))).Detail, StringComparison.Ordinal);

    [Fact]
    public async Task Progress_counts_up_to_the_whole()
    {
        await using var server = new TestServer(_ => new TestAnswer(200, Content));
        var seen = new Seen();
        using var fetch = new FeedFetch(Patience);
        await fetch.FetchAsync([Source(new FeedAddress(new Uri($"http://{server.Host}/x"), Place))], _folder, seen, TestContext.Current.CancellationToken);
        Assert.Equal(new FetchProgress("f", Place, Content.Length, Content.Length), seen.Last);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static FetchSettings Patience => new(TimeProvider.System) { FirstDelay = TimeSpan.FromMilliseconds(5), MaxAttempts = 3 };

    static FeedSource Source(FeedAddress address) => new("f", "", "", "", false, [address]);

    Task<FetchResult> FetchAsync(TestServer server, Func<FetchSettings, FetchSettings>? change = null) =>
        FetchAsync(new FeedAddress(new Uri($"http://{server.Host}/x.json"), Place), change);

    async Task<FetchResult> FetchAsync(FeedAddress address, Func<FetchSettings, FetchSettings>? change = null)
    {
        using var fetch = new FeedFetch(change is null ? Patience : change(Patience));
        return Assert.Single(await fetch.FetchAsync([Source(address)], _folder, null, TestContext.Current.CancellationToken));
    }

    string[] Left() => [.. Directory.GetFiles(Path.Combine(_folder, "f")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    sealed class Seen : IProgress<FetchProgress>
    {
        internal FetchProgress Last { get; private set; }

        public void Report(FetchProgress value) => Last = value;
    }
}
