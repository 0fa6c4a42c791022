using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Posture;
using Plimsoll.Model.Policies;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll cluster posture</c>: how a cluster is run, from its API server or a dump of its objects.</summary>
static class ClusterPostureCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        paths.Description = "A dump of the cluster's objects: files or folders (YAML, JSON); - for standard input.";
        var feed = new Option<string?>("--advisories")
        {
            Description = "Advisories on Kubernetes in OSV's format: a zip file or a folder. Without them versions are not compared with known vulnerabilities.",
            HelpName = "PATH",
        };
        var benchmark = new Option<string?>("--benchmark")
        {
            Description = "CIS checks in kube-bench's format: a file or a folder. They are answered from the control plane's Pods; no command is run.",
            HelpName = "PATH",
        };
        var baseline = new Option<string?>("--baseline")
        {
            Description = "A PostureBaseline (YAML): findings that it accepts are only recorded; new, expired and gone ones are told.",
            HelpName = "FILE",
        };
        var failOn = new Option<string>("--fail-on")
        {
            Description = "Findings of this severity and above are denied (exit code 1): low, medium, high, critical, or none.",
            HelpName = "SEVERITY",
            DefaultValueFactory = _ => "high",
        };
        failOn.AcceptOnlyFromAmong("low", "medium", "high", "critical", "none");
        var report = new ReportOptions();
        var cluster = new ClusterOptions();
        var command = new Command("posture", """
            Checks how a cluster is run, from the live cluster or a dump of its objects: versions, end of life, exposed consoles and Services, bindings, namespaces, Pods.

            Examples:
              plimsoll cluster posture --cluster
              plimsoll cluster posture dump/
              kubectl get nodes,ns,deploy,ds,sts,po,svc,ing,netpol,clusterrolebinding,rolebinding -A -o json | plimsoll cluster posture -
              plimsoll cluster posture dump/ --advisories all.zip --baseline accepted.yaml --format sarif
            """) { paths, feed, benchmark, baseline, failOn };
        cluster.AddTo(command, paths);
        report.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var startedAt = surroundings.Time.GetUtcNow();
            var today = DateOnly.FromDateTime(startedAt.UtcDateTime);
            var accepted = parsed.GetValue(baseline) is { } file ? await BaselineAsync(file, surroundings, cancellation) : null;
            var advisories = parsed.GetValue(feed) is { } path ? ComponentFeed.Read(path, cancellation) : null;
            var manifests = await ReadAsync(parsed, paths, cluster, report, surroundings, cancellation);
            var components = manifests.Live is { } live ? live.WithServer(ClusterComponents.In(manifests.Objects)) : ClusterComponents.In(manifests.Objects);
            var (known, problems) = advisories is null ? ([], []) : ComponentFeed.Findings(advisories, components);
            var (failing, open) = parsed.GetValue(benchmark) is { } checks
                ? await BenchmarkFiles.ExamineAsync(checks, manifests.Objects, cancellation)
                : ([], []);
            var findings = PostureChecks.Evaluate(manifests.Objects, components, today).AddRange(known).AddRange(failing);
            findings = manifests.Live?.Certain(findings) ?? findings;
            var verdict = new PostureJudgement(parsed.GetValue(failOn)!, accepted, today).Decide(findings, [.. manifests.Unread, .. problems, .. open]);
            var now = surroundings.Time.GetUtcNow();
            var examination = new Examination(
                "cluster posture", [.. manifests.Targets(parsed.GetValue(paths))], startedAt, now - startedAt, Run.Version, null, [], [], verdict) { Objects = manifests.Objects.Length };
            return report.Write(parsed, examination, surroundings);
        });
        return command;
    }

    static async Task<ManifestInput> ReadAsync(
        ParseResult parsed, Argument<string[]> paths, ClusterOptions cluster, ReportOptions report, Surroundings surroundings, CancellationToken cancellation)
    {
        await using var progress = report.Progress(parsed, surroundings);
        return await cluster.ReadAsync(parsed, paths, LiveUse.Posture, surroundings, progress, cancellation);
    }

    /// <exception cref="UsageException">The file does not declare one baseline.</exception>
    static async Task<PostureBaseline> BaselineAsync(string file, Surroundings surroundings, CancellationToken cancellation)
    {
        var written = await ManifestInput.ReadAsync([file], surroundings, cancellation);
        return written is { Unread.IsEmpty: true, Objects: [var only] } && PostureBaseline.Read(only) is { } baseline
            ? baseline
            : throw new UsageException($"--baseline {file}: expected one object of apiVersion plimsoll.dev/v1, kind PostureBaseline.");
    }
}
