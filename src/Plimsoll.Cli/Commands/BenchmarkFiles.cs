using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Benchmarks;
using Plimsoll.Model.Findings;

namespace Plimsoll.Cli.Commands;

/// <summary>The benchmark of <c>--benchmark</c>, and what it says of a cluster.</summary>
static class BenchmarkFiles
{
    const string Settings = "config.yaml";

    /// <exception cref="UsageException">It is not there, or holds no checks.</exception>
    public static async Task<(ImmutableArray<ObjectFinding> Findings, ImmutableArray<Unread> Unread)> ExamineAsync(
        string path, ImmutableArray<KubernetesObject> objects, CancellationToken cancellation)
    {
        var findings = ImmutableArray.CreateBuilder<ObjectFinding>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        try
        {
            string[] files = Directory.Exists(path)
                ? [.. Directory.EnumerateFiles(path, "*.yaml").Where(file => Path.GetFileName(file) != Settings).Order(StringComparer.Ordinal)]
                : [path];
            if (files.Length == 0)
                throw new UsageException($"--benchmark {path}: no checks in it (*.yaml).");
            foreach (var file in files)
            {
                await using var stream = File.OpenRead(file);
                var reading = await BenchmarkReader.ReadAsync(stream, file, cancellation);
                unread.AddRange(reading.Unread);
                if (reading.Controls is not { } controls)
                    continue;
                ImmutableArray<BenchmarkResult> results = [.. BenchmarkExamination.Examine(controls, objects, cancellation)];
                findings.AddRange(results.Select(BenchmarkExamination.Finding).OfType<ObjectFinding>());
                if (results.Count(result => result.Outcome is BenchmarkOutcome.NotExamined or BenchmarkOutcome.Manual) is var open and > 0)
                    unread.Add(new Unread(file, UnreadReason.Missing, $"{open} of {results.Length} checks are manual, or ask for what the objects do not tell"));
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--benchmark {path}: {bad.Message}");
        }

        return (findings.ToImmutable(), unread.ToImmutable());
    }
}
