using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Answers the checks of a benchmark from the Pods of the control plane. No command of a benchmark is ever run.</summary>
/// <remarks>
/// A process list (<c>ps -ef | grep kube-apiserver</c>) is answered by the command and the arguments of the container that runs the program.
/// Whatever else a check asks for, files and their permissions among them, is not examined.
/// </remarks>
public static partial class BenchmarkExamination
{
    static readonly FrozenDictionary<string, string> Programs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["$apiserverbin"] = "kube-apiserver",
        ["$controllermanagerbin"] = "kube-controller-manager",
        ["$schedulerbin"] = "kube-scheduler",
        ["$etcdbin"] = "etcd",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What comes out of every check.</summary>
    /// <param name="controls">The checks.</param>
    /// <param name="objects">The objects of the cluster.</param>
    /// <param name="cancellation">Stops the examination.</param>
    public static IEnumerable<BenchmarkResult> Examine(
        BenchmarkControls controls, ImmutableArray<KubernetesObject> objects, CancellationToken cancellation) =>
        controls.Checks.Select(check => Examine(controls.Version, check, objects, cancellation));

    /// <summary>The finding of a result that fails; <c>null</c> for other outcomes.</summary>
    /// <param name="result">The result.</param>
    public static ObjectFinding? Finding(BenchmarkResult result) =>
        result is { Outcome: BenchmarkOutcome.Fail or BenchmarkOutcome.Warn, Process: { } process }
            ? new ObjectFinding(
                "PLM-POS-0070",
                "A check of a benchmark fails",
                result.Outcome == BenchmarkOutcome.Fail ? Severity.Medium : Severity.Low,
                $"{result.Benchmark} {result.Check.Id}: {result.Check.Text}",
                string.Join(' ', result.Check.Remediation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
                process.Reference,
                "",
                process.Location)
            : null;

    static BenchmarkResult Examine(string benchmark, BenchmarkCheck check, ImmutableArray<KubernetesObject> objects, CancellationToken cancellation)
    {
        if (check.Type is "manual" or "skip")
            return new BenchmarkResult(benchmark, check, check.Type == "skip" ? BenchmarkOutcome.Skipped : BenchmarkOutcome.Manual, "", null);
        if (check.Problem.Length > 0)
            return new BenchmarkResult(benchmark, check, BenchmarkOutcome.NotExamined, check.Problem, null);
        if (check.Tests.IsEmpty || check.AuditConfig.Length > 0 || check.AuditEnvironment.Length > 0
            || ProcessList().Match(check.Audit.Trim()) is not { Success: true } audit
            || Process(Programs.GetValueOrDefault(audit.Groups["program"].Value, audit.Groups["program"].Value), objects) is not var (process, line))
        {
            return new BenchmarkResult(benchmark, check, BenchmarkOutcome.NotExamined, "its command cannot be answered from the objects", null);
        }

        var outcome = BenchmarkEvaluation.Holds(check, line, "", "", cancellation) ? BenchmarkOutcome.Pass
            : check.IsScored ? BenchmarkOutcome.Fail : BenchmarkOutcome.Warn;
        return new BenchmarkResult(benchmark, check, outcome, line, process);
    }

    static (KubernetesObject Process, string Line)? Process(string program, ImmutableArray<KubernetesObject> objects)
    {
        foreach (var found in objects.Where(found => found.Reference is { ApiVersion: "v1", Kind: "Pod" }))
        {
            foreach (var container in PodTemplates.In(found).SelectMany(template => template.Spec["containers"].AsMappings))
            {
                string[] words = [.. new[] { container["command"], container["args"] }.OfType<SequenceNode>().SelectMany(list => list.Items).Select(word => word.AsText ?? "")];
                if (words is [var first, ..] && first[(first.LastIndexOf('/') + 1)..] == program)
                    return (found, string.Join(' ', words));
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?:/bin/)?ps -ef \| (?:/bin/)?grep (?<program>\$?[a-z-]+) \| (?:/bin/)?grep -v grep$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ProcessList();
}
