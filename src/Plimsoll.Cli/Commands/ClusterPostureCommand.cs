using System.Collections.Immutable;
using System.CommandLine;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Posture;
using Plimsoll.Kubernetes.Posture.Nodes;
using Plimsoll.Model.Policies;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll cluster posture</c>: how a cluster is run, from its API server or a dump of its objects.</summary>
static class ClusterPostureCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var paths = ManifestInput.Argument();
        paths.Description = "A dump of the cluster's objects: files or folders (YAML, JSON); - for standard input.";
        var options = new PostureOptions();
        var report = new ReportOptions();
        var cluster = new ClusterOptions();
        var command = new Command("posture", """
            Checks how a cluster is run, from the live cluster or a dump of its objects: platform, versions and their distance, end of life, exposed consoles and Services,
            bindings, namespaces, Pods, flags of the control plane and of kubelets.

            Examples:
              plimsoll cluster posture --cluster
              plimsoll cluster posture dump/
              kubectl get nodes,ns,deploy,ds,sts,po,svc,ing,netpol,clusterrolebinding,rolebinding -A -o json | plimsoll cluster posture -
              plimsoll cluster posture dump/ --advisories all.zip --baseline accepted.yaml --format sarif
              plimsoll cluster posture dump/ --node-files nodes/ --benchmark kube-bench/cfg
              plimsoll cluster posture dump/ --write-baseline accepted.yaml
            """) { paths };
        options.AddTo(command);
        cluster.AddTo(command, paths);
        report.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var startedAt = surroundings.Time.GetUtcNow();
            var manifests = await ReadAsync(parsed, paths, cluster, report, surroundings, cancellation);
            var examination = await ExamineAsync(parsed, manifests, [.. manifests.Targets(parsed.GetValue(paths))], options, startedAt, surroundings, cancellation);
            return report.Write(parsed, examination, surroundings);
        });
        return command;
    }

    static async Task<Examination> ExamineAsync(
        ParseResult parsed, ManifestInput manifests, ImmutableArray<string> targets, PostureOptions options, DateTimeOffset startedAt, Surroundings surroundings, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(startedAt.UtcDateTime);
        var accepted = parsed.GetValue(options.Baseline) is { } file ? await BaselineAsync(file, surroundings, cancellation) : null;
        using var advisories = parsed.GetValue(options.Advisories) is { } path ? ComponentFeed.Read(path, cancellation) : null;
        var copies = parsed.GetValue(options.NodeFiles) is { } folder ? await NodesAsync(folder, cancellation) : [];
        ImmutableArray<KubernetesObject> objects = [.. manifests.Objects, .. copies.SelectMany(node => node.Objects)];
        var components = manifests.Live is { } live ? live.WithServer(ClusterComponents.In(objects)) : ClusterComponents.In(objects);
        var profile = ClusterProfiling.Of(objects, components);
        var (known, problems) = advisories is null ? ([], []) : ComponentFeed.Findings(advisories, components);
        var (failing, open) = parsed.GetValue(options.Benchmark) is { } checks
            ? await BenchmarkFiles.ExamineAsync(checks, manifests.Objects, copies, profile, cancellation)
            : ([], []);
        var findings = PostureChecks.Evaluate(objects, components, profile.Platforms, today)
            .AddRange(NodeChecks.In(copies)).AddRange(known).AddRange(failing);
        findings = manifests.Live?.Certain(findings) ?? findings;
        if (parsed.GetValue(options.WriteBaseline) is { } target)
        {
            var isKept = parsed.GetValue(options.Baseline) is { } read && Path.GetFullPath(read) == Path.GetFullPath(target);
            await WriteAsync(target, PostureBaselineText.Of(findings, accepted?.Object.Reference.Name ?? "accepted", today, accepted), isKept, cancellation);
        }

        var verdict = new PostureJudgement(parsed.GetValue(options.FailOn)!, accepted, today)
            .Decide(findings, [.. manifests.Unread, .. copies.SelectMany(node => node.Unread), .. problems, .. open]);
        var now = surroundings.Time.GetUtcNow();
        return new Examination(
            "cluster posture", targets, startedAt, now - startedAt, Run.Version, null, [], [], verdict)
        {
            Objects = objects.Length,
            Cluster = profile,
            Advisories = advisories is null ? "" : ComponentFeed.Line(advisories, parsed.GetValue(options.Advisories)!), // They come from it.
        };
    }

    /// <exception cref="UsageException">There is no node in the folder, or it cannot be read.</exception>
    static async Task<ImmutableArray<NodeSnapshot>> NodesAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            return await NodeSnapshots.ReadAsync(folder, cancellation) is { IsEmpty: false } found
                ? found
                : throw new UsageException($"--node-files {folder}: no node in it: expected etc, var, permissions.txt or processes.txt, or a folder with them for each node.");
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--node-files {folder}: {bad.Message}");
        }
    }

    /// <exception cref="UsageException">The file cannot be written, or is another one than the baseline that was read.</exception>
    static async Task WriteAsync(string file, string text, bool mayReplace, CancellationToken cancellation)
    {
        try
        {
            if (!mayReplace && new FileInfo(file) is { Exists: true, Length: > 0 })
                throw new UsageException($"--write-baseline {file}: is there already: give it as --baseline too, which keeps its entries, or name a new file.");
            await File.WriteAllTextAsync(file, text, cancellation);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--write-baseline {file}: {bad.Message}");
        }
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
