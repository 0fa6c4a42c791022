namespace Plimsoll.Kubernetes.Live;

public sealed class ApiTransportTests : IDisposable
{
    readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task The_authority_of_the_kubeconfig_vouches_for_the_server()
    {
        await using var server = new LoopbackServer(TestCluster.Answer, _certificates.Server);

        Assert.Equal("v1.33.4", (await ReadAsync(new ClusterConnection { Name = "t", Server = server.Address, AuthorityPem = _certificates.AuthorityPem })).Version);
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_is_not_asked()
    {
        using var others = new TestCertificates();
        await using var server = new LoopbackServer(TestCluster.Answer, _certificates.Server);

        var told = await Assert.ThrowsAsync<UnreachableClusterException>(
            () => ReadAsync(new ClusterConnection { Name = "t", Server = server.Address, AuthorityPem = others.AuthorityPem, Token = "secret" }));

        Assert.Contains("no secure connection", told.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_name_in_the_certificate_counts_and_may_be_given()
    {
        await using var server = new LoopbackServer(TestCluster.Answer, _certificates.Server);
        var local = new Uri($"https://localhost:{server.Address.Port}");

        await Assert.ThrowsAsync<UnreachableClusterException>(
            () => ReadAsync(new ClusterConnection { Name = "t", Server = local, AuthorityPem = _certificates.AuthorityPem }));
        await ReadAsync(new ClusterConnection { Name = "t", Server = local, AuthorityPem = _certificates.AuthorityPem, TlsServerName = "api.test" });
    }

    [Fact]
    public async Task Any_certificate_is_taken_where_the_user_asks_for_it()
    {
        await using var server = new LoopbackServer(TestCluster.Answer, _certificates.Server);

        await ReadAsync(new ClusterConnection { Name = "t", Server = server.Address, IsInsecure = true });
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = new LoopbackServer(TestCluster.Answer);
        await using var server = new LoopbackServer(path => path == "/api/v1/pods?limit=500"
            ? LoopbackAnswer.Refusing(302) with { Headers = $"Location: {other.Address}\r\n" }
            : TestCluster.Answer(path));

        var live = await ReadAsync(server.Connection);

        Assert.Equal("pods", Assert.Single(live.Unread).Subject);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_proxy_is_asked_where_one_is_named()
    {
        await using var proxy = new LoopbackServer(path => TestCluster.Answer(new Uri(path).PathAndQuery));

        var live = await ReadAsync(new ClusterConnection { Name = "t", Server = new Uri("http://api.test:6443"), Proxy = proxy.Address });

        Assert.Equal("v1.33.4", live.Version);
        Assert.Contains("http://api.test:6443/version", proxy.Requests);
    }

    [Fact]
    public async Task A_proxy_is_told_the_name_and_password_of_its_address()
    {
        var asked = 0;
        await using var proxy = new LoopbackServer(path => Interlocked.Increment(ref asked) == 1
            ? LoopbackAnswer.Refusing(407) with { Headers = "Proxy-Authenticate: Basic realm=\"p\"\r\n" }
            : TestCluster.Answer(new Uri(path).PathAndQuery));
        var address = new UriBuilder(proxy.Address) { UserName = "me", Password = "p%40ss" }.Uri;

        await ReadAsync(new ClusterConnection { Name = "t", Server = new Uri("http://api.test:6443"), Proxy = address });

        Assert.Contains(proxy.Heads, head => head.Contains($"Proxy-Authorization: Basic {Convert.ToBase64String("me:p@ss"u8)}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public async Task A_broken_authority_is_told(string pem)
    {
        var told = await Assert.ThrowsAsync<KubeconfigException>(
            () => ReadAsync(new ClusterConnection { Name = "t", Server = new Uri("https://127.0.0.1:1"), AuthorityPem = pem }));

        Assert.StartsWith("context t: a certificate or key cannot be read", told.Message, StringComparison.Ordinal);
    }

    static Task<LiveCluster> ReadAsync(ClusterConnection connection) =>
        new ClusterReader(connection, TimeProvider.System).ReadAsync(LiveUse.Check, [], null, TestContext.Current.CancellationToken);
}
