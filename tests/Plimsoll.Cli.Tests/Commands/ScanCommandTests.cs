using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Plimsoll.Cli.Commands;

public sealed class ScanCommandTests
{
    [Fact]
    public async Task A_file_that_is_no_image_is_one_line_and_no_empty_result()
    {
        var file = Path.Combine(Terminal.NewFolder(), "image.tar");
        await File.WriteAllTextAsync(file, "this is no archive", TestContext.Current.CancellationToken);

        var answer = await Terminal.RunAsync("scan", file);

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
        Assert.Empty(answer.Output);
    }

    [Theory]
    [InlineData("table", "Folder ", "1 of 1 folder")]
    [InlineData("json", "\"target\": \"folder\"", "CVE-2021-44906")]
    [InlineData("sarif", " in folder ", "CVE-2021-44906")]
    [InlineData("junit", "folder ", "CVE-2021-44906")]
    public async Task A_checkout_is_scanned_by_its_lock_file_and_called_a_folder(string format, string one, string other)
    {
        var folder = Terminal.NewFolder();
        await WriteAsync(folder, "package-lock.json", "minimist", "0.0.8");
        await WriteAsync(Path.Combine(folder, ".git", "worktree"), "package-lock.json", "lodash", "4.17.15");
        await WriteAsync(Path.Combine(folder, "vendor", "module"), "package-lock.json", "lodash", "4.17.21");

        var answer = await Terminal.RunAsync("scan", folder, "--format", format);

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains(one, answer.Output, StringComparison.Ordinal);
        Assert.Contains(other, answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("4.17.15", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("image " + folder, answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_refuses_is_one_line_and_exit_code_4()
    {
        var (server, host) = Answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using (server)
        {
            var answer = await Terminal.RunAsync("scan", $"docker://{host}/shop/web:1", "--plain-http");

            Assert.Equal(ExitCode.Unreachable, answer.ExitCode);
            Assert.Single(answer.Error.TrimEnd().Split('\n'));
            Assert.Contains($"{host} forbids somebody who is not logged in", answer.Error, StringComparison.Ordinal);
            Assert.Empty(answer.Output);
        }
    }

    [Fact]
    public async Task What_a_registry_says_does_not_steer_a_terminal()
    {
        const string Manifest = """{"schemaVersion":2,"config":{"mediaType":"\u001b]0;owned\u0007"},"layers":[]}""";
        var (server, host) = Answering($"HTTP/1.1 200 OK\r\nContent-Length: {Manifest.Length}\r\nConnection: close\r\n\r\n{Manifest}");
        using (server)
        {
            var answer = await Terminal.RunAsync("scan", $"docker://{host}/shop/web:1", "--plain-http");

            Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
            Assert.Contains("\\u{1B}]0;owned", answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', answer.Error);
        }
    }

    [Theory]
    [InlineData("abc\n", ExitCode.Unreachable, "to the token of the login")]
    [InlineData("abc\ndef", ExitCode.WrongUse, "it is no token")]
    [InlineData(" \n", ExitCode.Unreachable, "to somebody who is not logged in")]
    public async Task A_token_may_end_in_a_line_break_and_have_none_within(string token, int exitCode, string expected)
    {
        var (server, host) = Answering("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using (server)
        {
            var answer = await Terminal.RunWithVariableAsync(
                "PLIMSOLL_REGISTRY_TOKEN", token, "scan", $"docker://{host}/shop/web:1", "--plain-http");
            Assert.Equal(exitCode, answer.ExitCode);
            Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("abc", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_engine_without_a_socket_is_unreachable()
    {
        var answer = await Terminal.RunWithVariableAsync("XDG_RUNTIME_DIR", "/nonexistent", "scan", "podman:web:1");
        Assert.SkipWhen(answer.Error.Contains("container engine at", StringComparison.Ordinal), "Podman runs here.");
        Assert.Equal(ExitCode.Unreachable, answer.ExitCode);
        Assert.Contains("podman save -o", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--platform", "linux/arm/v7")]
    [InlineData(true, "--platform", "linux/amd64")]
    [InlineData(true, "--platform", "linux/s390x")]
    public async Task A_single_image_of_another_platform_is_refused_where_one_is_asked_for(bool isRefused, params string[] options)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Terminal.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "manifest.json"), """[{"Config":"a.json","Layers":["layer.tar"]}]""", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.json"), """{"os":"linux","architecture":"arm"}""", cancellation);
        await File.WriteAllBytesAsync(Path.Combine(folder, "layer.tar"), new byte[1024], cancellation);

        var answer = await Terminal.RunAsync(["scan", folder, .. options]);

        Assert.Equal(isRefused ? ExitCode.WrongUse : ExitCode.Incomplete, answer.ExitCode);
        Assert.Equal(isRefused, answer.Error.Contains("Its platform: linux/arm.", StringComparison.Ordinal));
        Assert.Equal(isRefused, answer.Output.Length == 0);
    }

    [Fact]
    public async Task A_tag_that_an_archive_does_not_hold_is_wrong_use()
    {
        var folder = Terminal.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "manifest.json"), """[{"Config":"a.json","RepoTags":["web:1"],"Layers":[]}]""", TestContext.Current.CancellationToken);

        var answer = await Terminal.RunAsync("scan", folder + ":2");

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains("Its tags: web:1.", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--username needs --password-stdin", "--password-stdin", "--username", "ada")]
    [InlineData("--password-stdin needs --username", "--username", "--password-stdin")]
    [InlineData("an empty password is none", "nothing on standard input", "--username", "ada", "--password-stdin")]
    [InlineData("a mirror needs an address", "--registry-mirror", "--registry-mirror", "docker.io")]
    [InlineData("an authority has to be there", "--registry-ca", "--registry-ca", "/nonexistent/ca.pem")]
    public async Task A_wrong_option_is_told_before_anybody_is_asked(string why, string expected, params string[] options)
    {
        var answer = await Terminal.RunAsync(["scan", "docker://registry.invalid/web:1", .. options]);
        Assert.True(answer.ExitCode == ExitCode.WrongUse, why);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    static (TcpListener Server, string Host) Answering(string answer)
    {
        var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        _ = ServeAsync();
        return (server, $"127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}");

        async Task ServeAsync()
        {
            while (true)
            {
                using var client = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096], TestContext.Current.CancellationToken);
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
            }
        }
    }

    static Task WriteAsync(string folder, string name, string package, string version)
    {
        Directory.CreateDirectory(folder);
        return File.WriteAllTextAsync(
            Path.Combine(folder, name),
            $$$"""{"lockfileVersion":3,"packages":{"node_modules/{{{package}}}":{"version":"{{{version}}}"} } }""",
            TestContext.Current.CancellationToken);
    }
}
