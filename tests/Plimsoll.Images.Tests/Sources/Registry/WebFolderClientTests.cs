using System.Text;

namespace Plimsoll.Images.Sources.Registry;

public sealed class WebFolderClientTests
{
    static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31 % 251))];

    [Fact]
    public async Task A_file_that_has_not_changed_is_not_sent_again()
    {
        await using var server = new TestServer(request => request.Headers.ContainsKey("If-None-Match")
            ? new TestAnswer(304)
            : new TestAnswer(200, "hello", ("ETag", "\"one\"")));
        using var client = Client(server);

        var first = await ReadAsync(client, "");
        var second = await ReadAsync(client, first!.Tag);

        Assert.Equal(("hello", "\"one\""), (Encoding.UTF8.GetString(first.Bytes), first.Tag));
        Assert.Null(second);
        Assert.Equal(["/some/folder/manifest.json", "/some/folder/manifest.json"], server.Targets);
    }

    [Fact]
    public async Task A_document_that_is_too_large_is_refused()
    {
        await using var server = new TestServer(_ => new TestAnswer(200, Content));
        using var client = Client(server);

        await Assert.ThrowsAsync<RegistryException>(() => ReadAsync(client, ""));
    }

    [Fact]
    public async Task Not_modified_where_nobody_asked_is_an_error()
    {
        await using var server = new TestServer(_ => new TestAnswer(304));
        using var client = Client(server);

        await Assert.ThrowsAsync<RegistryException>(() => ReadAsync(client, ""));
    }

    [Fact]
    public async Task A_download_begins_where_it_is_asked_to_and_goes_on_where_it_broke()
    {
        var breaks = 0;
        await using var server = new TestServer(request => Ranged(request) with { CutAfter = Interlocked.Increment(ref breaks) <= 3 ? 50_000 : int.MaxValue });
        using var client = Client(server);

        var read = await DownloadAsync(client, from: 1000);

        Assert.Equal(Content[1000..], read);
        Assert.Equal([1000, 51_000, 101_000, 151_000], server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_server_without_ranges_is_read_from_its_start_and_the_first_bytes_are_left_out()
    {
        await using var server = new TestServer(_ => new TestAnswer(200, Content));
        using var client = Client(server);

        Assert.Equal(Content[1000..], await DownloadAsync(client, from: 1000));
    }

    [Fact]
    public async Task A_server_that_drips_is_given_up()
    {
        await using var server = new TestServer(request => Ranged(request) with { PieceBytes = 1, Pause = TimeSpan.FromMilliseconds(20) });
        using var client = Client(server, Pulls.Impatient);

        await Assert.ThrowsAsync<RegistryException>(() => DownloadAsync(client, from: 0));
    }

    [Fact]
    public async Task A_limit_that_passes_is_waited_for()
    {
        var asked = 0;
        await using var server = new TestServer(request => Interlocked.Increment(ref asked) <= 2 ? new TestAnswer(429, "", ("Retry-After", "0")) : Ranged(request));
        using var client = Client(server);

        Assert.Equal(Content, await DownloadAsync(client, from: 0));
    }

    static TestAnswer Ranged(TestRequest request) => request.From > 0
        ? new TestAnswer(206, Content[request.From..], ("Content-Range", $"bytes {request.From}-{Content.Length - 1}/{Content.Length}"))
        : new TestAnswer(200, Content);

    static WebFolderClient Client(TestServer server, RegistrySettings? settings = null) =>
        new(new Uri($"http://{server.Host}/some/folder/"), settings ?? Pulls.Settings);

    static Task<RegistryDocument?> ReadAsync(WebFolderClient client, string known) =>
        client.ReadAsync("manifest.json", 1000, known, TestContext.Current.CancellationToken);

    static async Task<byte[]> DownloadAsync(WebFolderClient client, long from)
    {
        await using var stream = await client.OpenAsync("blob", Content.Length, from, TestContext.Current.CancellationToken);
        var read = new MemoryStream();
        await stream.CopyToAsync(read, TestContext.Current.CancellationToken);
        return read.ToArray();
    }
}
