using System.Text.Json;
using Plimsoll.Kubernetes.Live;

namespace Plimsoll.Cli.Options;

public sealed class ClusterOptionsTests
{
    const string Privileged = """{"metadata":{"name":"bad","namespace":"shop"},"spec":{"containers":[{"name":"c","image":"i","securityContext":{"privileged":true}}]}}""";

    [Theory]
    [InlineData("check")]
    [InlineData("cluster", "posture")]
    [InlineData("netpol", "map")]
    [InlineData("netpol", "generate")]
    [InlineData("netpol", "explain", "a", "b")]
    [InlineData("rbac", "risks")]
    [InlineData("rbac", "who-can", "get", "pods")]
    [InlineData("rbac", "can", "user:a", "get", "pods")]
    public async Task Each_command_asks_for_paths_or_a_cluster(params string[] command)
    {
        var nothing = await Terminal.RunAsync(command);
        var both = await Terminal.RunAsync([.. command, "file.yaml", "--cluster"]);
        var absent = await Terminal.RunAsync([.. command, "--cluster"]);

        Assert.Equal((ExitCode.WrongUse, ExitCode.WrongUse, ExitCode.WrongUse), (nothing.ExitCode, both.ExitCode, absent.ExitCode));
        Assert.Contains("or --cluster for the live cluster", nothing.Error, StringComparison.Ordinal);
        Assert.Contains("are not read together", both.Error, StringComparison.Ordinal);
        Assert.Contains("/nonexistent/.kube/config: no kubeconfig there", absent.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("are for a live cluster", "check", "x.yaml", "--namespace", "a")]
    [InlineData("are for a live cluster", "check", "x.yaml", "--allow-exec")]
    [InlineData("this does not run in a Pod", "check", "--in-cluster")]
    [InlineData("leave out one of them", "check", "--in-cluster", "--context", "c")]
    public async Task What_does_not_fit_together_is_told(string words, params string[] arguments)
    {
        var answer = await Terminal.RunAsync(arguments);

        Assert.Equal(ExitCode.WrongUse, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_points_at_the_live_object_and_the_report_names_the_cluster()
    {
        await using var server = new LoopbackServer(path => path == "/api/v1/pods?limit=500" ? LoopbackAnswer.List([Privileged]) : TestCluster.Answer(path));

        var answer = await Terminal.RunAsync("check", "--kubeconfig", await KubeconfigAsync(server, ""), "--format", "json");

        Assert.Equal((ExitCode.Denied, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("cluster:shop/Pod/bad", answer.Output, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(answer.Output);
        Assert.Contains("cluster here", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_that_is_refused_makes_the_verdict_incomplete()
    {
        await using var server = new LoopbackServer(path => path == "/api/v1/pods?limit=500" ? LoopbackAnswer.Refusing(403) : TestCluster.Answer(path));

        var answer = await Terminal.RunAsync("check", "--kubeconfig", await KubeconfigAsync(server, ""));

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("the right to list pods in the whole cluster", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        var server = new LoopbackServer(TestCluster.Answer);
        await server.DisposeAsync();

        var answer = await Terminal.RunAsync("cluster", "posture", "--kubeconfig", await KubeconfigAsync(server, ""));

        Assert.Equal((ExitCode.Unreachable, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("plimsoll: context here, http://127.0.0.1:", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trust_in_anybody_is_told_each_time()
    {
        await using var server = new LoopbackServer(TestCluster.Answer);

        var answer = await Terminal.RunAsync("rbac", "risks", "--kubeconfig", await KubeconfigAsync(server, ", insecure-skip-tls-verify: true"));

        Assert.Contains("insecure-skip-tls-verify: whoever answers at 127.0.0.1:", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_tells_its_own_version_to_the_posture()
    {
        await using var server = new LoopbackServer(path => path == "/version" ? LoopbackAnswer.Json("""{"gitVersion":"v1.20.2"}""") : TestCluster.Answer(path));

        var answer = await Terminal.RunAsync("cluster", "posture", "--kubeconfig", await KubeconfigAsync(server, ""));

        Assert.Contains("kube-apiserver v1.20.2: release 1.20 has had no fixes since", answer.Output, StringComparison.Ordinal);
    }

    static async Task<string> KubeconfigAsync(LoopbackServer server, string more)
    {
        var path = Path.Combine(Terminal.NewFolder(), "config");
        await File.WriteAllTextAsync(
            path,
            $$"""
            apiVersion: v1
            kind: Config
            current-context: here
            clusters: [{ name: c, cluster: { server: "{{server.Address}}"{{more}} } }]
            contexts: [{ name: here, context: { cluster: c } }]

            """,
            TestContext.Current.CancellationToken);
        return path;
    }
}
