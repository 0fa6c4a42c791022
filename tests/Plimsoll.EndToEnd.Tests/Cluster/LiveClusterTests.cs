using System.Text.Json;

namespace Plimsoll.EndToEnd.Cluster;

/// <summary>The published binary against a real API server, with the rights that <c>plimsoll cluster rights</c> prints and no more.</summary>
public sealed class LiveClusterTests(SeededServer seeded) : IClassFixture<SeededServer>
{
    const int Denied = 1;
    const int Incomplete = 3;
    const int Unreachable = 4;

    /// <summary>What a plain API server has of the resources that the posture is judged by.</summary>
    internal static readonly string[] Served =
    [
        "namespaces", "nodes", "pods", "replicationcontrollers", "services", "serviceaccounts", "daemonsets.apps", "deployments.apps", "replicasets.apps",
        "statefulsets.apps", "cronjobs.batch", "jobs.batch", "ingresses.networking.k8s.io", "networkpolicies.networking.k8s.io",
        "clusterrolebindings.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io", "rolebindings.rbac.authorization.k8s.io",
        "roles.rbac.authorization.k8s.io",
    ];

    [Fact]
    public async Task The_printed_rights_are_enough_for_the_posture_of_the_whole_cluster()
    {
        var (run, report) = await JsonAsync("cluster", "posture", "--kubeconfig", await seeded.ReaderAsync());

        Assert.Equal(Denied, run.ExitCode);
        Assert.Empty(Unread(report));
        var findings = report.RootElement.GetProperty("decisions").EnumerateArray().Select(decision => decision.GetRawText()).ToArray();
        Assert.Equal(SeededObjects.Namespaces, findings.Count(text => text.Contains("PLM-POS-0031", StringComparison.Ordinal)));
        Assert.Equal(SeededObjects.Namespaces / 2, findings.Count(text => text.Contains("PLM-POS-0051", StringComparison.Ordinal)));
        Assert.Contains(findings, text => text.Contains("kube-apiserver v1.", StringComparison.Ordinal));
        Assert.Contains(findings, text => text.Contains("cluster:ns-1/Deployment/web-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_printed_rights_are_enough_to_check_every_workload_once()
    {
        var (run, report) = await JsonAsync("check", "--kubeconfig", await seeded.ReaderAsync());

        Assert.Equal(Denied, run.ExitCode);
        Assert.Empty(Unread(report));
        Assert.DoesNotContain("web-0-1", run.Output, StringComparison.Ordinal);
        var good = await PublishedBinary.RunAsync(PublishedBinary.Root, "check", "--kubeconfig", await seeded.ReaderAsync(), "--namespace", "ns-0");
        Assert.Equal(0, good.ExitCode);
        // One Pod and six Deployments: the Pod and the ReplicaSet of a Deployment are not told again.
        Assert.Contains("7 workloads", good.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_right_is_needed_and_a_missing_one_is_named()
    {
        var kubeconfig = await seeded.ReaderAsync("needed");
        foreach (var resource in Served)
        {
            await seeded.SetRoleAsync("needed", names => names.Remove(resource));
            var (run, report) = await JsonAsync("cluster", "posture", "--fail-on", "none", "--kubeconfig", kubeconfig);

            Assert.Equal(Incomplete, run.ExitCode);
            var unread = Assert.Single(Unread(report));
            Assert.Contains($"it needs the right to list {resource} in the whole cluster", unread, StringComparison.Ordinal);
            // What could not be read is not said to be missing.
            Assert.Equal(resource != "networkpolicies.networking.k8s.io", run.Output.Contains("PLM-POS-0040", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task With_half_of_the_rights_the_other_half_is_told_and_what_was_read_is_judged()
    {
        var kubeconfig = await seeded.ReaderAsync("half");
        var refused = Served.Where((_, position) => position % 2 == 1).ToArray();
        await seeded.SetRoleAsync("half", names => names.ExceptWith(refused));

        var (run, report) = await JsonAsync("cluster", "posture", "--kubeconfig", kubeconfig);

        Assert.Equal(Denied, run.ExitCode);
        Assert.Equal(refused.Length, Unread(report).Length);
        Assert.All(refused, resource => Assert.Contains(Unread(report), text => text.Contains($"list {resource} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rights_and_connections_are_answered_from_the_cluster()
    {
        var kubeconfig = await seeded.ReaderAsync();

        var can = await PublishedBinary.RunAsync(PublishedBinary.Root, "rbac", "can", "sa:ns-3/app", "get", "pods", "-n", "ns-3", "--kubeconfig", kubeconfig);
        Assert.Equal((0, ""), (can.ExitCode, can.Error));
        var risks = await PublishedBinary.RunAsync(PublishedBinary.Root, "rbac", "risks", "--kubeconfig", kubeconfig);
        Assert.Equal((0, ""), (risks.ExitCode, risks.Error));
        var explained = await PublishedBinary.RunAsync(PublishedBinary.Root, "netpol", "explain", "ns-0/web-0", "ns-2/web-0", "--kubeconfig", kubeconfig);
        Assert.Equal((0, ""), (explained.ExitCode, explained.Error));
        Assert.Contains("cluster:ns-2/NetworkPolicy/deny", explained.Output, StringComparison.Ordinal);
        var generated = await PublishedBinary.RunAsync(PublishedBinary.Root, "netpol", "generate", "--kubeconfig", kubeconfig, "--namespace", "ns-1");
        Assert.Equal((0, ""), (generated.ExitCode, generated.Error));
        Assert.Contains("kind: NetworkPolicy", generated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_certificate_is_a_login()
    {
        seeded.Server.Need();
        var kubeconfig = await seeded.Server.KubeconfigAsync("certificate", "client-certificate: client.crt, client-key: client.key");

        var (_, report) = await JsonAsync("cluster", "posture", "--kubeconfig", kubeconfig);

        Assert.Empty(Unread(report));
    }

    [Fact]
    public async Task A_wrong_token_is_unreachable_and_is_not_shown()
    {
        seeded.Server.Need();
        var kubeconfig = await seeded.Server.KubeconfigAsync("wrong", "token: not-a-token");

        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, "check", "--kubeconfig", kubeconfig);

        Assert.Equal(Unreachable, run.ExitCode);
        Assert.Contains("does not know this user", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-token", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_leaves_a_partial_result()
    {
        seeded.Server.Need();
        var kubeconfig = await seeded.ReaderAsync();
        await using var path = new BreakingPath(new Uri(seeded.Server.Address).Port, maxBytes: 60_000);
        var text = await File.ReadAllTextAsync(kubeconfig, TestContext.Current.CancellationToken);
        var broken = Path.Combine(seeded.Server.Folder, "broken");
        await File.WriteAllTextAsync(broken, text.Replace(seeded.Server.Address, $"https://127.0.0.1:{path.Port}", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (run, report) = await JsonAsync("cluster", "posture", "--fail-on", "none", "--kubeconfig", broken);

        Assert.Equal(Incomplete, run.ExitCode);
        Assert.NotEmpty(Unread(report));
    }

    static string[] Unread(JsonDocument report) => [.. report.RootElement.GetProperty("unread").EnumerateArray().Select(unread => unread.GetRawText())];

    static async Task<(Run Run, JsonDocument Report)> JsonAsync(params string[] arguments)
    {
        var run = await PublishedBinary.RunAsync(PublishedBinary.Root, [.. arguments, "--format", "json"]);
        Assert.True(run.Output.Length > 0, run.Error);
        return (run, JsonDocument.Parse(run.Output));
    }
}
