using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture;
using Plimsoll.Kubernetes.Posture.Benchmarks;
using Plimsoll.Kubernetes.Posture.Nodes;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;

namespace Plimsoll.Cli.Commands;

/// <summary>The benchmark of <c>--benchmark</c>, and what it says of a cluster.</summary>
static class BenchmarkFiles
{
    const string Settings = "config.yaml";

    /// <exception cref="UsageException">It is not there, or holds no checks.</exception>
    public static async Task<(ImmutableArray<ObjectFinding> Findings, ImmutableArray<Unread> Unread)> ExamineAsync(
        string path, ImmutableArray<KubernetesObject> objects, ImmutableArray<NodeSnapshot> nodes, ClusterProfile profile, CancellationToken cancellation)
    {
        var findings = ImmutableArray.CreateBuilder<ObjectFinding>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        try
        {
            var chosen = await ChooseAsync(path, objects, profile, cancellation);
            string[] files = Directory.Exists(chosen)
                ? [.. Directory.EnumerateFiles(chosen, "*.yaml").Where(file => Path.GetFileName(file) != Settings).Order(StringComparer.Ordinal)]
                : [chosen];
            if (files.Length == 0)
                throw new UsageException($"--benchmark {chosen}: no checks in it (*.yaml).");
            var settings = await SettingsAsync(Directory.Exists(chosen) ? chosen : Path.GetDirectoryName(Path.GetFullPath(chosen)) ?? "", unread, cancellation);
            foreach (var file in files)
            {
                await using var stream = File.OpenRead(file);
                var reading = await BenchmarkReader.ReadAsync(stream, file, cancellation);
                unread.AddRange(reading.Unread);
                if (reading.Controls is not { } controls)
                    continue;
                ImmutableArray<BenchmarkResult> results = [.. BenchmarkExamination.Examine(controls, objects, nodes, settings, cancellation)];
                findings.AddRange(results.Select(BenchmarkExamination.Finding).OfType<ObjectFinding>());
                if (Open(results) is { Length: > 0 } open)
                    unread.Add(new Unread(file, UnreadReason.Missing, open));
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--benchmark {path}: {bad.Message}");
        }

        return (findings.ToImmutable(), unread.ToImmutable());
    }

    /// <summary>How many checks stay open, and which need a person; empty where none does.</summary>
    static string Open(ImmutableArray<BenchmarkResult> results)
    {
        var checks = results.Select(result => result.Check.Id).Distinct(StringComparer.Ordinal).Count();
        var manual = results.Count(result => result.Outcome == BenchmarkOutcome.Manual);
        string[] open = [.. results.Where(result => result.Outcome == BenchmarkOutcome.NotExamined).Select(result => result.Check.Id).Distinct(StringComparer.Ordinal)];
        return (manual, open.Length) switch
        {
            (0, 0) => "",
            (_, 0) => $"{manual} of {checks} checks are manual",
            _ => $"{open.Length} of {checks} checks ask for what was not given ({string.Join(", ", open)}){(manual > 0 ? $", {manual} are manual" : "")}",
        };
    }

    /// <summary>The path itself, or of a folder of benchmarks the one that fits the cluster.</summary>
    static async Task<string> ChooseAsync(string path, ImmutableArray<KubernetesObject> objects, ClusterProfile profile, CancellationToken cancellation)
    {
        if (!Directory.Exists(path) || Directory.EnumerateFiles(path, "*.yaml").Any(file => Path.GetFileName(file) != Settings))
            return path;
        string[] folders = [.. Directory.EnumerateDirectories(path).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)]; // A folder below another has a name.
        var (common, _) = await ReadAsync(Path.Combine(path, Settings), cancellation);
        return BenchmarkChoice.Choose(common, folders, profile, OpenShiftVersion.In(objects)) is { } chosen
            ? Path.Combine(path, chosen)
            : throw new UsageException($"--benchmark {path}: no benchmark in it fits the cluster: name one of {string.Join(", ", folders)}.");
    }

    static async Task<BenchmarkSettings> SettingsAsync(string folder, ImmutableArray<Unread>.Builder unread, CancellationToken cancellation)
    {
        var (own, ownProblem) = await ReadAsync(Path.Combine(folder, Settings), cancellation);
        var (common, commonProblem) = await ReadAsync(Path.Combine(folder, "..", Settings), cancellation);
        unread.AddRange(new[] { ownProblem, commonProblem }.OfType<Unread>());
        return BenchmarkSettings.Of(own, common);
    }

    static async Task<(ObjectNode? Root, Unread? Problem)> ReadAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            return (null, null);
        await using var stream = File.OpenRead(file);
        return await NodeFile.ReadAsync(stream, file, cancellation);
    }
}
