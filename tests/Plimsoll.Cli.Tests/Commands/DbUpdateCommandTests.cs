using Plimsoll.Images.Sources.Registry;

namespace Plimsoll.Cli.Commands;

public sealed class DbUpdateCommandTests
{
    [Fact]
    public async Task A_web_server_gives_the_database_and_is_asked_once_when_nothing_changed()
    {
        var small = new SmallDatabase();
        await small.PublishAsync(3);
        await using var web = new WebFolder(small.Published);

        var first = await small.UpdateAsync(web.Address);
        var requests = web.Targets.Length;
        var second = await small.UpdateAsync(web.Address);

        Assert.Equal((ExitCode.Pass, ""), (first.ExitCode, first.Error));
        Assert.Contains("updated, built 2026-11-23 00:00 UTC, signed by sha256:", first.Output, StringComparison.Ordinal);
        Assert.Contains("up to date", second.Output, StringComparison.Ordinal);
        Assert.Equal("/db/manifest.json", Assert.Single(web.Targets[requests..]));
        await small.AssertFetchedAsync(await small.BuiltBytesAsync());
    }

    [Fact]
    public async Task A_small_change_comes_as_a_delta()
    {
        var small = new SmallDatabase();
        await small.PublishAsync(400);
        await small.UpdateAsync();
        await small.PublishAsync(401);

        var answer = await small.UpdateAsync();

        Assert.Contains("deltas: ", answer.Output, StringComparison.Ordinal);
        await small.AssertFetchedAsync(await small.BuiltBytesAsync());
    }

    [Fact]
    public async Task The_source_is_remembered_or_named_by_the_environment()
    {
        var small = new SmallDatabase();
        await small.PublishAsync(1);
        var unknown = await Terminal.RunAsync("db", "update", "--db", small.Fetched, "--key", small.PublicKey);
        var named = await Terminal.RunWithVariableAsync("PLIMSOLL_DB_SOURCE", small.Published, "db", "update", "--db", small.Fetched, "--key", small.PublicKey);
        var remembered = await Terminal.RunWithVariableAsync("PLIMSOLL_DB_KEY", small.PublicKey, "db", "update", "--db", small.Fetched);

        Assert.Equal((ExitCode.WrongUse, ExitCode.Pass, ExitCode.Pass), (unknown.ExitCode, named.ExitCode, remembered.ExitCode));
        Assert.Contains("up to date", remembered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_fetched_unless_that_is_meant()
    {
        var small = new SmallDatabase();
        await small.PublishAsync(1);

        var refused = await Terminal.RunAsync("db", "update", small.Published, "--db", small.Fetched);
        var meant = await Terminal.RunAsync("db", "update", small.Published, "--db", small.Fetched, "--insecure-skip-signature");

        Assert.Equal(ExitCode.WrongUse, refused.ExitCode);
        Assert.Equal(ExitCode.Pass, meant.ExitCode);
        Assert.Contains("not signed", meant.Output, StringComparison.Ordinal);
        Assert.Contains("nothing proves who made this database", meant.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_is_denied_and_the_old_database_stays()
    {
        var (small, stranger) = (new SmallDatabase(), new SmallDatabase());
        await small.PublishAsync(1);
        await small.UpdateAsync();
        var before = await small.BuiltBytesAsync();
        await small.BuildAsync(2);
        await Terminal.RunAsync("db", "push", small.Published, "--db", small.Built, "--key", stranger.Key);

        var answer = await small.UpdateAsync();

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("No signature", answer.Error, StringComparison.Ordinal);
        await small.AssertFetchedAsync(before);
    }

    [Fact]
    public async Task A_private_key_is_not_wanted() =>
        Assert.Contains(
            "Only the publisher needs it",
            (await Terminal.RunAsync("db", "update", "/nowhere", "--key", new SmallDatabase().Key)).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("missing")]
    [InlineData("limited")]
    [InlineData("page")]
    public async Task A_bad_server_leaves_the_old_database_and_says_why(string fault)
    {
        var small = new SmallDatabase();
        await small.PublishAsync(1);
        await small.UpdateAsync();
        var before = await small.BuiltBytesAsync();
        await small.PublishAsync(300);
        await using var web = new WebFolder(small.Published)
        {
            Spoil = (request, answer) => !request.Target.Contains("/blobs/", StringComparison.Ordinal) || answer.Body.Length < 3000 ? answer : fault switch
            {
                "cut" => new TestAnswer(200, answer.Body[..^1000]),
                "changed" => new TestAnswer(200, [.. answer.Body[..^1000], .. new byte[1000]]),
                "missing" => new TestAnswer(404),
                "limited" => new TestAnswer(429, "", ("Retry-After", "3600")),
                _ => new TestAnswer(200, "<html>please log in</html>", ("Content-Type", "text/html")),
            },
        };

        var answer = await small.UpdateAsync(web.Address);

        Assert.Equal((ExitCode.Unreachable, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(fault switch { "limited" => "429", "missing" => "does not have", _ => "damaged" }, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', answer.Error.TrimEnd());
        await small.AssertFetchedAsync(before);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_followed_without_the_login()
    {
        var small = new SmallDatabase();
        await small.PublishAsync(1);
        await using var storage = new WebFolder(small.Published);
        await using var web = new WebFolder(small.Published)
        {
            Spoil = (request, answer) => request.Target.Contains("/blobs/", StringComparison.Ordinal)
                ? new TestAnswer(307, "", ("Location", storage.Address + request.Target["/db/".Length..]))
                : request.Authorization.Length > 0 ? answer : new TestAnswer(401, "", ("WWW-Authenticate", "Basic realm=\"db\"")),
        };

        var answer = await RunWithPasswordAsync(small, web.Address);

        Assert.Equal((ExitCode.Pass, ""), (answer.ExitCode, answer.Error));
        Assert.Contains(web.Requests, request => request.Authorization.StartsWith("Basic ", StringComparison.Ordinal));
        Assert.All(storage.Requests, request => Assert.Equal("", request.Authorization));
        Assert.NotEmpty(storage.Requests);
    }

    [Theory]
    [InlineData("http://mirror.example/db/")]
    [InlineData("https://user:secret@mirror.example/db/")]
    public async Task An_address_that_would_give_something_away_is_wrong_use(string address)
    {
        var answer = await new SmallDatabase().UpdateAsync(address);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
    }

    [Fact]
    public async Task A_registry_gives_what_was_pushed_there_with_deltas_and_signature()
    {
        await using var registry = await DebianRegistry.StartAsync(hasLogin: true, hasTls: true);
        var small = new SmallDatabase();
        var target = $"{registry.Host}/security/plimsoll-db:latest";
        string[] options = ["--registry-ca", registry.AuthorityFile, "--username", DebianRegistry.User, "--password-stdin"];
        await small.BuildAsync(400);
        var pushed = await Terminal.RunWithAsync(DebianRegistry.Password, ["db", "push", target, "--db", small.Built, "--key", small.Key, .. options]);
        string[] update = ["db", "update", target, "--db", small.Fetched, "--key", small.PublicKey, .. options];

        var first = await Terminal.RunWithAsync(DebianRegistry.Password, update);
        var again = await Terminal.RunWithAsync(DebianRegistry.Password, update);
        await small.BuildAsync(401);
        await Terminal.RunWithAsync(DebianRegistry.Password, ["db", "push", target, "--db", small.Built, "--key", small.Key, .. options]);
        var second = await Terminal.RunWithAsync(DebianRegistry.Password, update);

        Assert.Equal((ExitCode.Pass, ""), (pushed.ExitCode, pushed.Error));
        Assert.Equal((ExitCode.Pass, ""), (first.ExitCode, first.Error));
        Assert.Contains("up to date", again.Output, StringComparison.Ordinal);
        Assert.Contains("deltas: ", second.Output, StringComparison.Ordinal);
        await small.AssertFetchedAsync(await small.BuiltBytesAsync());
    }

    [Fact]
    public async Task A_registry_that_has_nothing_is_told()
    {
        await using var registry = await DebianRegistry.StartAsync(hasLogin: false, hasTls: false);

        var answer = await new SmallDatabase().UpdateAsync($"{registry.Host}/nothing:1", "--plain-http");

        Assert.Equal(ExitCode.Unreachable, answer.ExitCode);
        Assert.Contains("does not have", answer.Error, StringComparison.Ordinal);
    }

    static Task<Terminal.Answer> RunWithPasswordAsync(SmallDatabase small, string address) => Terminal.RunWithAsync(
        "lovelace", "db", "update", address, "--db", small.Fetched, "--key", small.PublicKey, "--username", "ada", "--password-stdin");
}
