namespace Plimsoll.Images.Sources.Registry;

public sealed class RegistryTransportTests
{
    static readonly RegistryLogin Login = new("ada", "pass:word");

    readonly TestRepository _repository = TestRepository.OnePackage();

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task What_passes_is_tried_again(int status)
    {
        var refusals = 0;
        await using var server = new TestServer(request => Interlocked.Increment(ref refusals) <= 2
            ? new TestAnswer(status, "", ("Retry-After", "0"))
            : _repository.Answer(request));
        Assert.Equal(["musl"], Pulls.Names(await Pulls.ScanAsync(server)));
    }

    [Fact]
    public async Task A_limit_says_who_limits_whom_and_what_to_do()
    {
        await using var server = new TestServer(_ => new TestAnswer(
            429, """{"errors":[{"code":"TOOMANYREQUESTS","message":"pull limit\nreached"}]}"""));
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server));
        Assert.Equal(Pulls.Settings.MaxAttempts, server.Requests.Count);
        Assert.Contains($"{server.Host} limits how much anonymous users", problem.Message, StringComparison.Ordinal);
        Assert.Contains("(TOOMANYREQUESTS: pull limit reached)", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--registry-mirror", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_told_rather_than_waited()
    {
        await using var server = new TestServer(_ => new TestAnswer(429, "", ("Retry-After", "3600")));
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server));
        Assert.Single(server.Requests);
        Assert.Contains("wait 3600 s", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("90000", "wait 25 hours")]
    [InlineData("2000000000", "wait for more than two days")]
    public async Task A_wait_beyond_all_measure_is_told_in_words(string seconds, string expected)
    {
        await using var server = new TestServer(_ => new TestAnswer(429, "", ("Retry-After", seconds)));
        Assert.Contains(expected, (await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_behind_a_redirect_names_who_refused_and_suggests_no_login_there()
    {
        await using var storage = new TestServer(_ => new TestAnswer(403));
        await using var server = new TestServer(request => new TestAnswer(307, "", ("Location", $"http://{storage.Host}{request.Target}")));

        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server));

        Assert.StartsWith($"{storage.Host}, to which {server.Host} redirects, answers 403", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("docker login", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_that_stay_end_after_some_attempts()
    {
        await using var server = new TestServer(_ => new TestAnswer(502));
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server));
        Assert.Equal(Pulls.Settings.MaxAttempts, server.Requests.Count);
        Assert.Contains("502", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        await using var server = new TestServer(_ => new TestAnswer(200) { IsSilent = true });
        var settings = Pulls.Settings with { AnswerTimeout = TimeSpan.FromMilliseconds(100), MaxAttempts = 2 };
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server, settings));
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("did not answer within", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_drips_is_given_up()
    {
        await using var server = new TestServer(_ => new TestAnswer(200, new byte[1000]) { PieceBytes = 1, Pause = TimeSpan.FromMilliseconds(20) });
        var settings = Pulls.Settings with { AnswerTimeout = TimeSpan.FromMilliseconds(200), MaxAttempts = 2 };
        await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server, settings));
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 200)]
    [InlineData(false, 500)]
    public async Task A_registry_that_is_silent_or_drips_again_and_again_is_given_up_after_the_time_for_all_attempts(bool isSilent, int status)
    {
        await using var server = new TestServer(_ => new TestAnswer(status, new byte[1000])
        {
            IsSilent = isSilent, PieceBytes = 1, Pause = TimeSpan.FromMilliseconds(20),
        });
        var settings = Pulls.Settings with
        {
            AnswerTimeout = TimeSpan.FromMilliseconds(300), Patience = TimeSpan.FromMilliseconds(800), MaxAttempts = 1000,
        };
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server, settings));
        Assert.InRange(server.Requests.Count, 2, 4);
        Assert.Contains("within 0.8 s", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"manifests":[]}""", "names no image")]
    [InlineData("""{"manifests":1}""", "the value at $.manifests")]
    public async Task An_index_without_images_or_of_another_shape_is_told(string index, string expected)
    {
        await using var server = new TestServer(_ => new TestAnswer(200, index));
        var problem = await Assert.ThrowsAsync<ImageSourceException>(() => Pulls.ScanAsync(server));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_is_shown_only_when_it_is_asked_for_and_the_password_is_never_told()
    {
        await using var server = new TestServer(request => request.Authorization == "Basic YWRhOnBhc3M6d29yZA=="
            ? _repository.Answer(request)
            : new TestAnswer(401, "", ("WWW-Authenticate", "Basic realm=\"shop\"")));
        Assert.Equal(["musl"], Pulls.Names(await Pulls.ScanAsync(server, Pulls.As(Login))));
        Assert.Equal("", server.Requests.First().Authorization);

        var nobody = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server));
        Assert.Contains($"docker login {server.Host}", nobody.Message, StringComparison.Ordinal);
        var wrong = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server, Pulls.As(new RegistryLogin("eve", "guess-me"))));
        Assert.Contains("user \"eve\"", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guess-me", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_redirects_end()
    {
        await using var server = new TestServer(request => new TestAnswer(307, "", ("Location", request.Target + "x")));
        var problem = await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server));
        Assert.Contains("redirects more than", problem.Message, StringComparison.Ordinal);
        Assert.Equal(RegistryConnection.MaxRedirects + 1, server.Requests.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("http://")]
    public async Task A_redirect_that_leads_nowhere_is_refused(string location)
    {
        await using var server = new TestServer(_ => new TestAnswer(302, "", ("Location", location)));
        await Assert.ThrowsAsync<RegistryException>(() => Pulls.ScanAsync(server));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Another_host_gets_no_login_neither_by_redirect_nor_by_asking()
    {
        await using var storage = new TestServer(_repository.Answer);
        await using var greedy = new TestServer(_ => new TestAnswer(401, "", ("WWW-Authenticate", "Basic realm=\"x\"")));
        foreach (var (other, expected) in new[] { (storage, (string[])["musl"]), (greedy, []) })
        {
            await using var server = new TestServer(request =>
                request.Authorization.Length == 0 ? new TestAnswer(401, "", ("WWW-Authenticate", "Basic realm=\"shop\""))
                : request.Target == _repository.LayerTarget ? new TestAnswer(307, "", ("Location", $"http://{other.Host}{request.Target}"))
                : _repository.Answer(request));
            var facts = await Pulls.ScanAsync(server, Pulls.As(Login));
            Assert.Equal(expected, Pulls.Names(facts));
            Assert.NotEmpty(other.Requests);
            Assert.All(other.Requests, request => Assert.Equal("", request.Authorization));
        }
    }
}
