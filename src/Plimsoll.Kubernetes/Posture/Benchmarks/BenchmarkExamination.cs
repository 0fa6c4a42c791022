using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Nodes;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Answers the checks of a benchmark from nodes' files and from the Pods of the control plane. No command of a benchmark is ever run.</summary>
/// <remarks>
/// A process list is answered by a recorded one, by the container that runs the program, or by the kubelet's unit; a configuration by its copy; permissions and
/// owners by what is recorded of them. Whatever else a check asks for is not examined, and what is not examined never passes.
/// </remarks>
public static class BenchmarkExamination
{
    /// <summary>What comes out of every check, once for each node that answers it; from the objects where no node does.</summary>
    /// <param name="controls">The checks.</param>
    /// <param name="objects">The objects of the cluster.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="settings">What variables stand for.</param>
    /// <param name="cancellation">Stops the examination.</param>
    public static IEnumerable<BenchmarkResult> Examine(
        BenchmarkControls controls,
        ImmutableArray<KubernetesObject> objects,
        ImmutableArray<NodeSnapshot> nodes,
        BenchmarkSettings settings,
        CancellationToken cancellation)
    {
        ImmutableArray<BenchmarkSource> sources = [.. nodes.Select(node => new BenchmarkSource(settings, controls.Target, node, []))];
        var cluster = new BenchmarkSource(settings, controls.Target, null, objects);
        return controls.Checks.SelectMany(check => Examine(controls.Version, check, sources, cluster, cancellation));
    }

    /// <summary>The finding of a result that fails; <c>null</c> for other outcomes.</summary>
    /// <param name="result">The result.</param>
    public static ObjectFinding? Finding(BenchmarkResult result) =>
        result is { Outcome: BenchmarkOutcome.Fail or BenchmarkOutcome.Warn, Subject: { } subject }
            ? new ObjectFinding(
                "PLM-POS-0070",
                "A check of a benchmark fails",
                result.Outcome == BenchmarkOutcome.Fail ? Severity.Medium : Severity.Low,
                $"{result.Benchmark} {result.Check.Id}: {result.Check.Text}",
                string.Join(' ', result.Check.Remediation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
                subject.Object,
                "",
                subject.Location)
            : null;

    static BenchmarkResult[] Examine(
        string benchmark, BenchmarkCheck check, ImmutableArray<BenchmarkSource> nodes, BenchmarkSource cluster, CancellationToken cancellation)
    {
        if (check.Type is "manual" or "skip")
            return [new BenchmarkResult(benchmark, check, check.Type == "skip" ? BenchmarkOutcome.Skipped : BenchmarkOutcome.Manual, "", null)];
        if (check.Problem.Length > 0 || check.Tests.IsEmpty)
            return [new BenchmarkResult(benchmark, check, BenchmarkOutcome.NotExamined, check.Problem, null)];
        BenchmarkResult[] results = [.. nodes.Select(node => Examine(benchmark, check, node, cancellation)).OfType<BenchmarkResult>()];
        if (results.Length > 0)
            return results;
        return
        [
            Examine(benchmark, check, cluster, cancellation)
                ?? new BenchmarkResult(benchmark, check, BenchmarkOutcome.NotExamined, "nothing that was given answers its command", null),
        ];
    }

    /// <summary>What one source says; <c>null</c> where it does not answer.</summary>
    static BenchmarkResult? Examine(string benchmark, BenchmarkCheck check, BenchmarkSource source, CancellationToken cancellation)
    {
        // The environment of a process is never among files.
        if (check.AuditEnvironment.Length > 0)
            return null;
        var output = check.Audit.Length > 0 ? source.Answer(check.Audit) : null;
        var configuration = check.AuditConfig.Length > 0 ? source.Answer(check.AuditConfig) : null;
        if ((configuration ?? output) is not { } shown)
            return null;
        var subject = new BenchmarkSubject(shown.Object, shown.Location);
        var holds = BenchmarkEvaluation.Holds(check, output?.Text ?? "", configuration?.Text ?? "", "", cancellation);
        if (Missing(check, output, configuration) is { } missing && (holds || configuration is null))
            return new BenchmarkResult(benchmark, check, BenchmarkOutcome.NotExamined, missing, subject);
        var outcome = holds ? BenchmarkOutcome.Pass : check.IsScored ? BenchmarkOutcome.Fail : BenchmarkOutcome.Warn;
        return new BenchmarkResult(benchmark, check with { Remediation = source.Fill(check.Remediation) }, outcome, output?.Text ?? "", subject);
    }

    /// <summary>
    /// What a check asks for that was not given. A flag comes before the configuration: what the configuration alone makes pass may be set otherwise by a flag,
    /// and what flags alone make fail may be set by the configuration.
    /// </summary>
    static string? Missing(BenchmarkCheck check, BenchmarkAnswer? output, BenchmarkAnswer? configuration) =>
        check.Audit.Length > 0 && output is null ? "the command line was not recorded"
        : check.AuditConfig.Length > 0 && configuration is null && !check.Tests.All(test => test.Flag.Length > 0 && output?.Text.Contains(test.Flag, StringComparison.Ordinal) == true)
            ? "the configuration was not recorded"
        : null;
}
