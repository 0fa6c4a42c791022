using System.Text.Json;

namespace Plimsoll.Cli.Commands;

public sealed class ClusterPostureCommandTests
{
    const string Dump = """
        apiVersion: v1
        kind: Node
        metadata: { name: a }
        status: { nodeInfo: { kubeletVersion: v1.28.2-eks-1 } }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: open }
        roleRef: { kind: ClusterRole, name: view }
        subjects: [{ kind: Group, name: "system:unauthenticated" }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: kubernetes-dashboard, namespace: kubernetes-dashboard }
        spec: { type: NodePort }
        ---
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop }
        spec: { template: { spec: { containers: [{ name: web, image: web, envFrom: [{ secretRef: { name: s } }] }] } } }
        """;

    [Fact]
    public async Task Each_check_points_at_its_line()
    {
        var answer = await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--format", "json");

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        using var report = JsonDocument.Parse(answer.Output);
        foreach (var (id, place) in new[] { ("0001", 4), ("0010", 10), ("0021", 15), ("0031", 15), ("0041", 17), ("0040", 21), ("0050", 21), ("0051", 24) })
            Assert.Contains(Lines(report.RootElement), found => found.Id == $"PLM-POS-{id}" && Math.Abs(found.Line - place) <= 1);
    }

    [Fact]
    public async Task Versions_are_compared_with_advisories_and_the_vendor_is_named()
    {
        var folder = Terminal.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "a.json"),
            """{"id":"CVE-1","affected":[{"package":{"ecosystem":"kubernetes","name":"k8s.io/kubelet"},"ranges":[{"type":"SEMVER","events":[{"introduced":"1.28.0"},{"fixed":"1.28.4"}]}]}]}""",
            TestContext.Current.CancellationToken);

        var answer = await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--advisories", folder);

        Assert.Contains("is affected by CVE-1", answer.Output, StringComparison.Ordinal);
        Assert.Contains("may have back-ported", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1.28.4", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_tells_accepted_new_expired_and_gone_findings_apart()
    {
        var file = Path.Combine(Terminal.NewFolder(), "baseline.yaml");
        await File.WriteAllTextAsync(
            file,
            """
            apiVersion: plimsoll.dev/v1
            kind: PostureBaseline
            metadata: { name: a }
            spec:
              accepted:
                - { id: PLM-POS-0001, reason: extended support, expires: 2026-11-23 }
                - { id: PLM-POS-0010, object: { kind: ClusterRoleBinding, name: open }, reason: old, expires: 2026-11-22 }
                - { id: PLM-POS-0030, reason: gone }
            """,
            TestContext.Current.CancellationToken);

        var answer = await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--baseline", file, "--format", "json");

        Assert.Equal(ExitCode.Denied, answer.ExitCode);
        Assert.Contains("until 2026-11-23: extended support", answer.Output, StringComparison.Ordinal);
        Assert.Contains("expired: accepted at", answer.Output, StringComparison.Ordinal);
        Assert.Contains("new: not in the baseline", answer.Output, StringComparison.Ordinal);
        Assert.Contains("PLM-POS-0030 is accepted but no longer found", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_that_is_written_again_keeps_what_its_owners_wrote()
    {
        var file = Path.Combine(Terminal.NewFolder(), "baseline.yaml");
        await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--write-baseline", file);
        var text = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
            .Replace("reason: recorded on 2026-11-23, to be reviewed", "reason: we know\n      expires: 2026-01-01", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var count = text.AsSpan().Count("- id:");

        var refused = await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--write-baseline", file);
        Assert.Equal(ExitCode.WrongUse, refused.ExitCode);
        Assert.Equal(text, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--baseline", file, "--write-baseline", file);
        var again = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal((count, count), (again.AsSpan().Count("reason: we know"), again.AsSpan().Count("2026-01-01")));
        Assert.DoesNotContain("to be reviewed", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_of_another_kind_is_wrong_use()
    {
        var file = Path.Combine(Terminal.NewFolder(), "baseline.yaml");
        await File.WriteAllTextAsync(file, "apiVersion: v1\nkind: ConfigMap\n", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.WrongUse, (await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--baseline", file)).ExitCode);
    }

    [Fact]
    public async Task Checks_of_a_benchmark_are_answered_from_Pods_and_the_rest_is_not_examined()
    {
        var file = Path.Combine(Terminal.NewFolder(), "master.yaml");
        await File.WriteAllTextAsync(
            file,
            """
            controls:
            version: own-1
            groups:
              - checks:
                  - { id: 1.1, text: no profiling, audit: "/bin/ps -ef | grep $apiserverbin | grep -v grep", scored: true, tests: { test_items: [{ flag: --profiling, compare: { op: eq, value: false } }] } }
                  - { id: 1.2, text: audit log, audit: "/bin/ps -ef | grep $apiserverbin | grep -v grep", scored: true, tests: { test_items: [{ flag: --audit-log-path }] } }
                  - { id: 1.3, text: permissions, audit: "stat -c permissions=%a /etc/a", scored: true, tests: { test_items: [{ flag: permissions }] } }
            """,
            TestContext.Current.CancellationToken);

        var answer = await Terminal.RunWithAsync(
            """
            apiVersion: v1
            kind: Pod
            metadata: { name: kube-apiserver-a, namespace: kube-system }
            spec: { containers: [{ name: a, image: a, command: [kube-apiserver, --audit-log-path=/a] }] }
            """,
            "cluster", "posture", "-", "--benchmark", file);

        Assert.Equal(ExitCode.Incomplete, answer.ExitCode);
        Assert.Contains("own-1 1.1: no profiling", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("own-1 1.2", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("own-1 1.3", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 3 checks", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_platform_is_told_with_its_evidence_and_no_word_of_images()
    {
        var answer = await Terminal.RunWithAsync(Dump, "cluster", "posture", "-");

        Assert.Contains("platform: Amazon EKS (likely: kubelet v1.28.2-eks-1)", answer.Output, StringComparison.Ordinal);
        Assert.Contains("vulnerability data: none used: versions were not compared with known vulnerabilities (--advisories)", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no image was examined", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_that_is_written_accepts_everything_that_is_found()
    {
        var file = Path.Combine(Terminal.NewFolder(), "baseline.yaml");

        Assert.Equal(ExitCode.Denied, (await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--write-baseline", file)).ExitCode);
        var answer = await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--baseline", file, "--format", "json");

        Assert.Equal(ExitCode.Pass, answer.ExitCode);
        using var report = JsonDocument.Parse(answer.Output);
        Assert.All(report.RootElement.GetProperty("decisions").EnumerateArray(), decision => Assert.Equal("Accepted", decision.GetProperty("baseline").GetString()));
    }

    [Fact]
    public async Task Node_files_answer_what_objects_do_not()
    {
        var folder = Terminal.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "a", "etc"));
        await File.WriteAllTextAsync(Path.Combine(folder, "a", "permissions.txt"), "644 root:root /etc/kubernetes/admin.conf\n", TestContext.Current.CancellationToken);

        var answer = await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--node-files", folder);

        Assert.Contains("permissions.txt:1  PLM-POS-0063", answer.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUse, (await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--node-files", Terminal.NewFolder())).ExitCode);
    }

    [Fact]
    public async Task The_benchmark_that_fits_the_platform_is_taken_from_a_folder_of_them()
    {
        var folder = Terminal.NewFolder();
        foreach (var name in new[] { "cis-1.10", "eks-1.7.0" })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            await File.WriteAllTextAsync(
                Path.Combine(folder, name, "node.yaml"), $"controls:\nversion: {name}\ngroups: [{{ checks: [{{ id: 1.1, type: manual }}] }}]\n", TestContext.Current.CancellationToken);
        }

        Assert.Contains("eks-1.7.0", (await Terminal.RunWithAsync(Dump, "cluster", "posture", "-", "--benchmark", folder)).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUse, (await Terminal.RunWithAsync("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n", "cluster", "posture", "-", "--benchmark", folder)).ExitCode);
    }

    [Fact]
    public async Task Nothing_found_is_a_pass() => Assert.Equal(
        ExitCode.Pass,
        (await Terminal.RunWithAsync("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n", "cluster", "posture", "-")).ExitCode);

    [Fact]
    public async Task A_broken_document_makes_the_answer_incomplete() => Assert.Equal(
        ExitCode.Incomplete,
        (await Terminal.RunWithAsync("apiVersion: v1\nkind: ConfigMap\n---\na: [\n", "cluster", "posture", "-")).ExitCode);

    static IEnumerable<(string Id, int Line)> Lines(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().SelectMany(Lines);
        if (element.ValueKind != JsonValueKind.Object)
            return [];
        var inner = element.EnumerateObject().SelectMany(member => Lines(member.Value));
        return element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && element.TryGetProperty("location", out var place) && place.TryGetProperty("line", out var line)
            ? inner.Append((id.GetString()!, line.GetInt32()))
            : inner;
    }
}
