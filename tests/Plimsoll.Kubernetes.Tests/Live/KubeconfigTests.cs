using System.Text;

namespace Plimsoll.Kubernetes.Live;

public sealed class KubeconfigTests
{
    readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-kubeconfig-").FullName;

    [Fact]
    public async Task Paths_start_at_the_file_and_data_counts_before_files()
    {
        await WriteAsync("ca.crt", "authority");
        await WriteAsync("client.crt", "certificate");
        await WriteAsync("client.key", "key");
        var connection = await ConnectAsync($$"""
            current-context: c
            clusters: [{ name: k, cluster: { server: "https://h:6443/x", certificate-authority: ca.crt, tls-server-name: n, insecure-skip-tls-verify: true, proxy-url: "socks5://p:1" } }]
            users: [{ name: u, user: { client-certificate: client.crt, client-key: nothing.key, client-key-data: {{Base64("inline key")}}, username: me, password: pw } }]
            contexts: [{ name: c, context: { cluster: k, user: u } }]
            """);

        Assert.Equal(("https://h:6443/x", "authority", "n", true), (connection.Server.OriginalString, connection.AuthorityPem, connection.TlsServerName, connection.IsInsecure));
        Assert.Equal(("certificate", "inline key", "me", "pw"), (connection.ClientCertificatePem, connection.ClientKeyPem, connection.UserName, connection.Password));
        Assert.Equal("socks5://p:1/", connection.Proxy?.AbsoluteUri);
    }

    [Fact]
    public async Task A_token_in_a_file_counts_before_the_one_written_out_and_impersonation_is_kept()
    {
        await WriteAsync("token", "from file\n");
        var connection = await ConnectAsync("""
            current-context: c
            clusters: [{ name: k, cluster: { server: "https://h" } }]
            users: [{ name: u, user: { token: written, tokenFile: token, as: other, as-groups: [g, h], as-user-extra: { "a/b": [x] } } }]
            contexts: [{ name: c, context: { cluster: k, user: u } }]
            """);

        Assert.Equal("from file", connection.Token);
        Assert.Equal(
            [("Impersonate-User", "other"), ("Impersonate-Group", "g"), ("Impersonate-Group", "h"), ("Impersonate-Extra-a%2Fb", "x")],
            connection.Impersonation);
    }

    [Fact]
    public async Task Of_several_files_the_first_that_names_something_counts_and_absent_ones_are_passed_over()
    {
        var first = await WriteAsync("first", Config("current-context: a", Cluster("k", "https://first"), "contexts: [{ name: a, context: { cluster: k } }]"));
        var second = await WriteAsync("second", Config("current-context: b", Cluster("k", "https://second"), "contexts: [{ name: b, context: { cluster: k } }]"));
        var list = string.Join(Path.PathSeparator, Path.Combine(_folder, "absent"), first, second);

        var config = await Kubeconfig.ReadAsync(null, name => name == "KUBECONFIG" ? list : null, TestContext.Current.CancellationToken);

        Assert.Equal(("a", "a b"), (config!.CurrentContext, string.Join(' ', config.Contexts)));
        Assert.Equal("first", (await config.ConnectAsync("b", null, TestContext.Current.CancellationToken)).Server.Host);
    }

    [Fact]
    public async Task Without_any_file_there_is_none()
    {
        Assert.Null(await Kubeconfig.ReadAsync(null, name => name == "HOME" ? _folder : null, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<KubeconfigException>(() => Kubeconfig.ReadAsync(Path.Combine(_folder, "absent"), _ => null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("contexts: [{ name: c, context: { cluster: k } }]", "no current-context: name one of c by --context")]
    [InlineData("current-context: x\ncontexts: [{ name: c, context: { cluster: k } }]", "no context x; there is: c")]
    [InlineData("current-context: c\ncontexts: [{ name: c, context: { cluster: k } }]", "names \"k\", which is not among the clusters")]
    [InlineData("current-context: c\nclusters: [{ name: k, cluster: { server: host } }]\ncontexts: [{ name: c, context: { cluster: k } }]", "expected https://HOST:PORT")]
    [InlineData("current-context: c\nclusters: [{ name: k, cluster: { server: \"https://h\" } }]\ncontexts: [{ name: c, context: { cluster: k, user: u } }]", "not among the users")]
    [InlineData("current-context: c\nclusters: [{ name: k, cluster: { server: \"https://h\", certificate-authority-data: \"%\" } }]\ncontexts: [{ name: c, context: { cluster: k } }]", "certificate-authority-data is not base64")]
    [InlineData("current-context: c\nclusters: [{ name: k, cluster: { server: \"https://h\" } }]\nusers: [{ name: u, user: { client-certificate-data: YQ== } }]\ncontexts: [{ name: c, context: { cluster: k, user: u } }]", "one of them is missing")]
    [InlineData("current-context: c\nclusters: [{ name: k, cluster: { server: \"https://h\" } }]\nusers: [{ name: u, user: { auth-provider: { name: gcp } } }]\ncontexts: [{ name: c, context: { cluster: k, user: u } }]", "auth-provider gcp: Kubernetes removed these")]
    [InlineData("current-context: c\nclusters: [{ name: k, cluster: { server: \"https://h\" } }]\nusers: [{ name: u, user: { exec: { command: aws } } }]\ncontexts: [{ name: c, context: { cluster: k, user: u } }]", "allow it to be run by --allow-exec")]
    [InlineData("a: [", "not a kubeconfig")]
    public async Task What_cannot_be_used_is_told_in_one_line(string text, string words)
    {
        var told = await Assert.ThrowsAsync<KubeconfigException>(() => ConnectAsync(text));

        Assert.Contains(words, told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told.Message);
    }

    [Fact]
    public async Task A_plugin_that_is_allowed_gives_the_token_and_is_told_of_the_cluster()
    {
        await WriteProgramAsync("plugin", """
            #!/bin/sh
            echo "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/asked"
            echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'"$1-$EXTRA"'"}}'
            """);
        var connection = await ConnectAsync(WithExec("command: ./plugin, args: [one], env: [{ name: EXTRA, value: two }], provideClusterInfo: true"), new ExecCredentialPlugin(_ => null));

        Assert.Equal("one-two", connection.Token);
        var asked = await File.ReadAllTextAsync(Path.Combine(_folder, "asked"), TestContext.Current.CancellationToken);
        Assert.Equal(
            """{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","spec":{"interactive":false,"cluster":{"server":"https://h"}}}""",
            asked.Trim());
    }

    [Theory]
    [InlineData("exit 3", "ended with exit code 3")]
    [InlineData("echo nothing", "not JSON")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1"}'""", "expected an ExecCredential")]
    [InlineData("""echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{}}'""", "neither a token nor a certificate")]
    [InlineData("head -c 5000000 /dev/zero", "larger than")]
    public async Task A_plugin_that_fails_is_told(string script, string words)
    {
        await WriteProgramAsync("plugin", $"#!/bin/sh\n{script}\n");

        var told = await Assert.ThrowsAsync<KubeconfigException>(() => ConnectAsync(WithExec("command: ./plugin"), new ExecCredentialPlugin(_ => null)));

        Assert.Contains(words, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_is_looked_for_in_the_path_and_never_in_the_current_folder()
    {
        await WriteProgramAsync("plimsoll-test-plugin", """
            #!/bin/sh
            echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t"}}'
            """);
        var text = WithExec("command: plimsoll-test-plugin, installHint: install it");

        Assert.Equal("t", (await ConnectAsync(text, new ExecCredentialPlugin(name => name == "PATH" ? $"relative{Path.PathSeparator}{_folder}" : null))).Token);
        var told = await Assert.ThrowsAsync<KubeconfigException>(() => ConnectAsync(text, new ExecCredentialPlugin(_ => ".")));
        Assert.Contains("is not installed: install it", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("command: ./plugin, interactiveMode: Always", "needs a terminal")]
    [InlineData("command: ./plugin, apiVersion: client.authentication.k8s.io/v1alpha1", "expected client.authentication.k8s.io/v1 or")]
    public async Task A_plugin_of_another_kind_is_refused(string exec, string words)
    {
        var text = WithExec(exec);
        if (exec.Contains("v1alpha1", StringComparison.Ordinal))
            text = text.Replace("apiVersion: client.authentication.k8s.io/v1, ", "", StringComparison.Ordinal);

        var told = await Assert.ThrowsAsync<KubeconfigException>(() => ConnectAsync(text, new ExecCredentialPlugin(_ => null)));

        Assert.Contains(words, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pod_connects_with_its_own_account()
    {
        await WriteAsync("ca.crt", "authority");
        await WriteAsync("token", "t\n");

        var connection = InClusterConnection.Make(name => name switch { "KUBERNETES_SERVICE_HOST" => "fd00::1", "KUBERNETES_SERVICE_PORT" => "6443", _ => null }, _folder);

        Assert.Equal(("https://[fd00::1]:6443/", "authority", "t"), (connection.Server.AbsoluteUri, connection.AuthorityPem, connection.Token));
        Assert.Throws<KubeconfigException>(() => InClusterConnection.Make(_ => null, _folder));
    }

    static string WithExec(string exec) => $$"""
        current-context: c
        clusters: [{ name: k, cluster: { server: "https://h" } }]
        users: [{ name: u, user: { exec: { apiVersion: client.authentication.k8s.io/v1, {{exec}} } } }]
        contexts: [{ name: c, context: { cluster: k, user: u } }]
        """;

    static string Cluster(string name, string server) => $$"""clusters: [{ name: {{name}}, cluster: { server: "{{server}}" } }]""";

    static string Config(params string[] lines) => $"apiVersion: v1\nkind: Config\n{string.Join('\n', lines)}\n";

    static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    async Task<ClusterConnection> ConnectAsync(string text, ExecCredentialPlugin? plugin = null)
    {
        var config = await Kubeconfig.ReadAsync(await WriteAsync("config", Config(text)), _ => null, TestContext.Current.CancellationToken);
        return await config!.ConnectAsync(null, plugin, TestContext.Current.CancellationToken);
    }

    async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }

    async Task WriteProgramAsync(string name, string text)
    {
        var path = await WriteAsync(name, text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
