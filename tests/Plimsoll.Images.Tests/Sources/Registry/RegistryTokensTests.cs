using System.Text;

namespace Plimsoll.Images.Sources.Registry;

public sealed class RegistryTokensTests
{
    static readonly RegistryLogin Login = new("ada", "secret");

    readonly TestRepository _repository = TestRepository.OnePackage();
    int _tokens;
    int _spent;

    [Fact]
    public async Task A_token_is_got_for_the_scope_that_the_registry_names()
    {
        await using var server = Server(lastsFor: int.MaxValue);
        Assert.Equal(["musl"], Pulls.Names(await Pulls.ScanAsync(server, Pulls.As(Login))));

        var asked = Assert.Single(server.Requests, request => request.Target.StartsWith("/token", StringComparison.Ordinal));
        Assert.Equal("/token?account=x&service=the%20registry&scope=repository%3Ashop%2Fweb%3Apull", asked.Target);
        Assert.Equal("Basic " + Convert.ToBase64String("ada:secret"u8), asked.Authorization);
    }

    [Fact]
    public async Task A_token_that_expires_in_the_middle_is_got_anew()
    {
        await using var server = Server(lastsFor: 1);
        Assert.Equal(["musl"], Pulls.Names(await Pulls.ScanAsync(server, Pulls.As(Login))));
        Assert.True(_tokens > 1);
    }

    [Fact]
    public async Task An_identity_token_is_exchanged_and_a_registry_token_is_shown_as_it_is()
    {
        await using var server = Server(lastsFor: int.MaxValue);
        Assert.Equal(["musl"], Pulls.Names(await Pulls.ScanAsync(server, Pulls.As(new RegistryLogin("", "", "refresh+me")))));
        var asked = Assert.Single(server.Requests, request => request.Method == "POST");
        Assert.Contains("grant_type=refresh_token", asked.Body, StringComparison.Ordinal);
        Assert.Contains("refresh_token=refresh%2Bme", asked.Body, StringComparison.Ordinal);

        var before = _tokens;
        Assert.Equal(["musl"], Pulls.Names(await Pulls.ScanAsync(server, Pulls.As(new RegistryLogin("", "", "", $"token-{before}")))));
        Assert.Equal(before, _tokens);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_and_again_ends()
    {
        await using var server = Server(lastsFor: 0);
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server, Pulls.As(Login)));
        Assert.Contains("user \"ada\"", problem.Message, StringComparison.Ordinal);
        Assert.True(server.Requests.Count < 10);
    }

    [Fact]
    public async Task A_token_service_that_refuses_the_login_is_told_without_the_password()
    {
        await using var server = new TestServer(request => request.Target.StartsWith("/token", StringComparison.Ordinal)
            ? new TestAnswer(401, """{"details":"incorrect username or password"}""")
            : new TestAnswer(401, "", ("WWW-Authenticate", $"Bearer realm=\"http://{request.Headers["Host"]}/token\"")));
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server, Pulls.As(Login)));
        Assert.Contains("a token for shop/web to user \"ada\"", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_token_that_cannot_be_shown_is_told_without_the_token()
    {
        await using var server = Server(lastsFor: int.MaxValue);
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server, Pulls.As(new RegistryLogin("", "", "", "never\nshown"))));
        Assert.Contains("it is no token", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("never\nshown", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")] // The same address by another name is another host.
    [InlineData("127.0.0.1")] // And so is another port of it.
    public async Task A_login_is_not_sent_by_plain_http_to_another_host(string name)
    {
        await using var thief = new TestServer(_ => new TestAnswer(200, """{"token":"x"}"""));
        var elsewhere = thief.Host.Replace("127.0.0.1", name, StringComparison.Ordinal);
        await using var server = new TestServer(_ => new TestAnswer(401, "", ("WWW-Authenticate", $"Bearer realm=\"http://{elsewhere}/token\"")));
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server, Pulls.As(Login)));
        Assert.Contains("by plain HTTP; that is not done", problem.Message, StringComparison.Ordinal);
        Assert.Empty(thief.Requests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("{\"token\":\"a\\r\\nX-Injected: b\"}")]
    [InlineData("{\"token\":1}")]
    public async Task An_answer_without_a_usable_token_is_refused(string body)
    {
        await using var server = new TestServer(request => request.Target.StartsWith("/token", StringComparison.Ordinal)
            ? new TestAnswer(200, body)
            : new TestAnswer(401, "", ("WWW-Authenticate", $"Bearer realm=\"http://{request.Headers["Host"]}/token\"")));
        await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server, Pulls.As(Login)));
    }

    // Each token serves some requests, then a new one is wanted.
    TestServer Server(int lastsFor) => new(request =>
    {
        if (request.Target.StartsWith("/token", StringComparison.Ordinal))
        {
            _spent = 0;
            return new TestAnswer(200, Encoding.UTF8.GetBytes($$"""{"token":"token-{{Interlocked.Increment(ref _tokens)}}"}"""));
        }
        return request.Authorization == $"Bearer token-{_tokens}" && Interlocked.Increment(ref _spent) <= lastsFor
            ? _repository.Answer(request)
            : new TestAnswer(401, "", ("WWW-Authenticate",
                $"Bearer realm=\"http://{request.Headers["Host"]}/token?account=x\",service=\"the registry\",scope=\"repository:shop/web:pull\""));
    });
}
