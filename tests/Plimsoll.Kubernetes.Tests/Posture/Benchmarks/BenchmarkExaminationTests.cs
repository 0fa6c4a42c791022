using System.Collections.Immutable;
using System.Text;
using Plimsoll.Kubernetes.Posture.Nodes;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

public sealed class BenchmarkExaminationTests
{
    const string Profiling = "audit: '/bin/ps -fC $kubeletbin', audit_config: '/bin/cat $kubeletconf', scored: true, tests: { test_items: [{ flag: --read-only-port, path: '{.readOnlyPort}', compare: { op: eq, value: 0 } }] }";

    [Theory]
    [InlineData("kubelet --read-only-port=0", "readOnlyPort: 10255", BenchmarkOutcome.Pass)]
    [InlineData("kubelet", "readOnlyPort: 0", BenchmarkOutcome.Pass)]
    [InlineData("kubelet", "readOnlyPort: 10255", BenchmarkOutcome.Fail)]
    [InlineData(null, "readOnlyPort: 10255", BenchmarkOutcome.Fail)]
    [InlineData(null, "readOnlyPort: 0", BenchmarkOutcome.NotExamined)]
    [InlineData("kubelet --read-only-port=0", null, BenchmarkOutcome.Pass)]
    [InlineData("kubelet --read-only-port=1", null, BenchmarkOutcome.Fail)]
    [InlineData("kubelet", null, BenchmarkOutcome.NotExamined)]
    [InlineData(null, null, BenchmarkOutcome.NotExamined)]
    public async Task What_was_not_recorded_never_passes(string? process, string? configuration, BenchmarkOutcome outcome)
    {
        var node = Node(process is null ? null : [process]);
        if (configuration is not null)
            node = node with { Files = node.Files.Add("/var/lib/kubelet/config.yaml", configuration) };

        Assert.Equal(outcome, Assert.Single(await ExamineAsync(Profiling, node)).Outcome);
    }

    [Theory]
    [InlineData("600", BenchmarkOutcome.Pass)]
    [InlineData("644", BenchmarkOutcome.Fail)]
    [InlineData(null, BenchmarkOutcome.NotExamined)]
    public async Task Permissions_are_those_that_were_recorded(string? permissions, BenchmarkOutcome outcome)
    {
        var node = Node(null);
        if (permissions is not null)
            node = node with { Modes = node.Modes.Add("/var/lib/kubelet/config.yaml", new RecordedMode("/var/lib/kubelet/config.yaml", permissions, "root", "root", new SourceLocation("p", 7, 1))) };

        var result = Assert.Single(await ExamineAsync(
            "audit: \"/bin/sh -c 'if test -e $kubeletconf; then stat -c permissions=%a $kubeletconf; fi'\", remediation: chmod 600 $kubeletconf, scored: true, tests: { test_items: [{ flag: permissions, compare: { op: bitmask, value: '600' } }] }", node));

        Assert.Equal(outcome, result.Outcome);
        if (outcome == BenchmarkOutcome.Fail)
            Assert.Equal(("chmod 600 /var/lib/kubelet/config.yaml", 7), (BenchmarkExamination.Finding(result)!.Remediation, result.Subject!.Location.Line));
    }

    [Fact]
    public async Task Each_node_answers_for_itself()
    {
        var results = await ExamineAsync(Profiling.Replace(", audit_config: '/bin/cat $kubeletconf'", "", StringComparison.Ordinal), Node(["kubelet --read-only-port=0"]), Node(["kubelet --read-only-port=1"]) with { Name = "b" });

        Assert.Equal([("a", BenchmarkOutcome.Pass), ("b", BenchmarkOutcome.Fail)], results.Select(result => (result.Subject!.Object.Name, result.Outcome)));
    }

    [Theory]
    [InlineData("type: manual, audit: ps", BenchmarkOutcome.Manual)]
    [InlineData("type: skip, audit: ps", BenchmarkOutcome.Skipped)]
    [InlineData("audit: 'kubectl get pods', tests: { test_items: [{ flag: a, set: false }] }", BenchmarkOutcome.NotExamined)]
    [InlineData("audit: 'ps -fC kubelet', audit_env: 'cat /proc/1/environ', tests: { test_items: [{ flag: a, set: false }] }", BenchmarkOutcome.NotExamined)]
    public async Task What_cannot_be_answered_is_left_open(string check, BenchmarkOutcome outcome) =>
        Assert.Equal(outcome, Assert.Single(await ExamineAsync(check, Node(["kubelet"]))).Outcome);

    [Fact]
    public async Task The_kubelets_flags_are_read_from_its_unit()
    {
        var node = Node(null) with
        {
            Files = ImmutableSortedDictionary<string, string>.Empty
                .Add("/etc/systemd/system/kubelet.service.d/10-kubeadm.conf", "[Service]\nEnvironment=\"KUBELET_ARGS=--config=/var/lib/kubelet/config.yaml\"\n")
                .Add("/var/lib/kubelet/kubeadm-flags.env", "KUBELET_KUBEADM_ARGS=\"--read-only-port=1\"\n"),
        };

        Assert.Equal(BenchmarkOutcome.Fail, Assert.Single(await ExamineAsync(Profiling.Replace(", audit_config: '/bin/cat $kubeletconf'", "", StringComparison.Ordinal), node)).Outcome);
    }

    static NodeSnapshot Node(ImmutableArray<string>? processes) => new(
        "a", "nodes/a", ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, RecordedMode>.Empty, processes, [], []);

    static async Task<ImmutableArray<BenchmarkResult>> ExamineAsync(string check, params ImmutableArray<NodeSnapshot> nodes)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"controls:\nversion: own\ntype: node\ngroups: [{{ checks: [{{ id: 1, {check} }}] }}]\n"));
        var reading = await BenchmarkReader.ReadAsync(stream, "node.yaml", TestContext.Current.CancellationToken);
        Assert.Empty(reading.Unread);
        return [.. BenchmarkExamination.Examine(reading.Controls!, [], nodes, BenchmarkSettings.Default, TestContext.Current.CancellationToken)];
    }
}
