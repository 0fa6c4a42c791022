using Plimsoll.Model.Findings;

namespace Plimsoll.Images.Sources.Registry;

public sealed class BlobStreamTests
{
    readonly TestRepository _repository = Large();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_broken_download_goes_on_where_it_ended(bool hidesLength)
    {
        var breaks = 0;
        await using var server = Server(request => Interlocked.Increment(ref breaks) <= 3
            ? _repository.Answer(request) with { CutAfter = 50_000, HidesLength = hidesLength }
            : _repository.Answer(request));
        var facts = await Pulls.ScanAsync(server);
        Assert.Equal(["musl"], Pulls.Names(facts));
        Assert.Empty(facts.Unread);
        Assert.Contains(server.Requests, request => request.From > 50_000);
    }

    [Fact]
    public async Task A_server_without_ranges_begins_again_and_nothing_is_read_twice()
    {
        var breaks = 0;
        await using var server = Server(request => _repository.Answer(request with { Headers = new Dictionary<string, string>() })
            with { CutAfter = Interlocked.Increment(ref breaks) <= 2 ? 60_000 : int.MaxValue });
        var facts = await Pulls.ScanAsync(server);
        Assert.Equal(["musl"], Pulls.Names(facts));
        Assert.Empty(facts.Unread);
    }

    [Fact]
    public async Task A_download_that_breaks_each_time_is_given_up_and_says_where()
    {
        await using var server = Server(request => _repository.Answer(request) with { CutAfter = 10 });
        var unread = (await Pulls.ScanAsync(server)).Unread[0];
        Assert.Equal(UnreadReason.Inaccessible, unread.Reason);
        Assert.Contains($"given up after {BlobStream.MaxBreaks} connections, at byte {10 * BlobStream.MaxBreaks} of", unread.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stands_still_in_the_middle_is_left_and_the_rest_is_asked_for_again()
    {
        var breaks = 0;
        await using var server = Server(request => Interlocked.Increment(ref breaks) <= 1
            ? _repository.Answer(request) with { CutAfter = 70_000, Stalls = true }
            : _repository.Answer(request));
        var facts = await Pulls.ScanAsync(server, Pulls.Impatient);
        Assert.Equal(["musl"], Pulls.Names(facts));
        Assert.Empty(facts.Unread);
    }

    [Fact]
    public async Task A_server_that_drips_is_given_up()
    {
        await using var server = Server(request => _repository.Answer(request) with { PieceBytes = 1, Pause = TimeSpan.FromMilliseconds(20) });
        var unread = (await Pulls.ScanAsync(server, Pulls.Impatient)).Unread[0];
        Assert.Equal(UnreadReason.Inaccessible, unread.Reason);
        Assert.Contains("less than 1024 bytes a second", unread.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_is_read_than_the_manifest_says()
    {
        await using var server = Server(request =>
            new TestAnswer(200, [.. _repository.Layers[0], .. new byte[4 * 1024 * 1024]]) { HidesLength = true });
        var facts = await Pulls.ScanAsync(server);
        Assert.Equal(["musl"], Pulls.Names(facts));
        Assert.Equal(_repository.Layers[0].Length, facts.Layers[0].StoredBytes);
    }

    [Fact]
    public async Task A_blob_that_is_shorter_than_the_manifest_says_is_truncated()
    {
        await using var server = Server(_ => new TestAnswer(200, _repository.Layers[0][..100_000]));
        Assert.Equal(UnreadReason.Truncated, (await Pulls.ScanAsync(server)).Unread[0].Reason);
        Assert.Single(server.Requests, request => request.Target == _repository.LayerTarget);
    }

    [Fact]
    public async Task After_some_layers_are_given_up_the_others_are_not_asked_for()
    {
        var repository = new TestRepository([.. Enumerable.Range(0, 10).Select(layer => TarWriter.Gzip(new TarWriter().File($"f{layer}", "x").ToArray()))]);
        await using var server = new TestServer(request => request.Target.Contains("/blobs/", StringComparison.Ordinal) && repository.Answer(request).Body.Length > 0
                && !request.Target.Contains($"{repository.ConfigurationDigest}", StringComparison.Ordinal)
            ? new TestAnswer(500)
            : repository.Answer(request));
        using var one = new RegistryClient(Pulls.Settings);
        Assert.True(Model.Images.ImageReference.TryParse($"{server.Host}/shop/web:1", out var reference));
        await using var image = await one.OpenAsync(reference, Model.Images.Platform.LinuxAmd64, TestContext.Current.CancellationToken);
        var facts = await ImageScan.RunAsync(image, "x", new ScanOptions { MaxParallelLayers = 1 }, null, TestContext.Current.CancellationToken);
        Assert.Equal(7, facts.Unread.Count(unread => unread.Detail.Contains("was not asked for", StringComparison.Ordinal)));
    }

    TestServer Server(Func<TestRequest, TestAnswer> layer) =>
        new(request => request.Target == _repository.LayerTarget ? layer(request) : _repository.Answer(request));

    // Noise that gzip cannot make smaller.
    static TestRepository Large()
    {
        var noise = new byte[300_000];
        new Random(1).NextBytes(noise);
        var tar = new TarWriter().Entry('0', "noise", "", noise).File("lib/apk/db/installed", "P:musl\nV:1.2.5-r0\n\n").ToArray();
        return new TestRepository(TarWriter.Gzip(tar));
    }
}
