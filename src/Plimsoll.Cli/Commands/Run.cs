using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Plimsoll.Cli.Options;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Policies;
using Plimsoll.Policies;
using Plimsoll.Vulnerabilities.Vex;

namespace Plimsoll.Cli.Commands;

/// <summary>One run of gate, check or scan: examine, judge, report.</summary>
sealed class Run(
    string command, Surroundings surroundings, ParseResult parsed, CriteriaOptions flags, PolicyOptions policies, TriageOptions triage, ReportOptions report)
{
    readonly DateTimeOffset _startedAt = surroundings.Time.GetUtcNow();

    /// <summary>Judges manifests and the images they run.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> GateAsync(string[] paths, ImageOptions options, RegistryOptions registry, CancellationToken cancellation)
    {
        var criteria = await CriteriaAsync(cancellation);
        var vex = await triage.ReadVexAsync(parsed, cancellation);
        var manifests = await ManifestInput.ReadAsync(paths, surroundings, cancellation);
        var workloads = WorkloadsOf(manifests);
        using var store = AdvisoryStores.Open(options.Database(parsed), surroundings);
        await using var progress = report.Progress(parsed, surroundings);
        var lookup = await ImageLookup.OverAsync(ImageLookup.Folders(options.Folders(parsed), paths), cancellation);
        var pulls = options.Pulls(parsed);
        using var opening = new ImageOpening(
            pulls ? await registry.ClientAsync(parsed, null, surroundings, cancellation) : null, options.Platform(parsed), options.IsPlatformGiven(parsed), surroundings);
        var examiner = new ImageExaminer(
            options.Matcher(parsed, store, surroundings), new ImageOrigins(lookup, pulls), opening, options.Cache(parsed, surroundings), progress);
        var examined = await examiner.ExamineAsync(workloads, cancellation);

        var evidence = new Evidence(
            manifests.Objects, examined.Images, store.Status, [.. manifests.Unread, .. lookup.Unread, .. examined.Unread]);
        return await FinishAsync(paths, workloads, criteria, evidence, new VexApplication(vex, surroundings.Time), null, cancellation);
    }

    /// <summary>Judges manifests, or the objects of a live cluster, alone.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> CheckAsync(Argument<string[]> paths, ClusterOptions cluster, CancellationToken cancellation)
    {
        var criteria = await CriteriaAsync(cancellation);
        var uses = criteria.Policies.IsEmpty ? LiveUse.Check : LiveUse.Check | LiveUse.Policies;
        var manifests = await ReadAsync(paths, cluster, uses, cancellation);
        return await FinishAsync(
            manifests.Targets(parsed.GetValue(paths)), WorkloadsOf(manifests), criteria, new Evidence(manifests.Objects, [], null, manifests.Unread), null, null, cancellation);
    }

    /// <summary>Judges one image or folder.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ScanAsync(string image, ImageOptions options, RegistryOptions registry, CancellationToken cancellation)
    {
        var criteria = await CriteriaAsync(cancellation);
        var vex = new VexApplication(await triage.ReadVexAsync(parsed, cancellation), surroundings.Time);
        using var store = AdvisoryStores.Open(options.Database(parsed), surroundings);
        await using var progress = report.Progress(parsed, surroundings);
        var examined = await TargetExaminer.ExamineAsync(image, store, options, registry, parsed, progress, surroundings, cancellation);
        return await FinishAsync([image], [], criteria, new Evidence([], examined.Images, store.Status, examined.Unread), vex, examined.Vex, cancellation);
    }

    async Task<ManifestInput> ReadAsync(Argument<string[]> paths, ClusterOptions cluster, LiveUse uses, CancellationToken cancellation)
    {
        await using var progress = report.Progress(parsed, surroundings);
        return await cluster.ReadAsync(parsed, paths, uses, surroundings, progress, cancellation);
    }

    /// <summary>Policies are read first: a wrong path is told before the work of a scan.</summary>
    async Task<GateCriteria> CriteriaAsync(CancellationToken cancellation)
    {
        var criteria = await flags.ReadAsync(parsed, surroundings, cancellation);
        var set = await policies.ReadAsync(parsed, surroundings, cancellation);
        return criteria with { Policies = set, Exceptions = set.Exceptions.With(await triage.ReadExceptionsAsync(parsed, surroundings, cancellation)) };
    }

    static ImmutableArray<Model.Workloads.Workload> WorkloadsOf(ManifestInput manifests) =>
        [.. manifests.Objects.SelectMany(PodTemplates.In).Select(template => template.Workload)];

    async Task<int> FinishAsync(
        IEnumerable<string> targets,
        ImmutableArray<Model.Workloads.Workload> workloads,
        GateCriteria criteria,
        Evidence evidence,
        VexApplication? vex,
        VexDocument? embedded,
        CancellationToken cancellation)
    {
        var now = surroundings.Time.GetUtcNow();
        (evidence, var notes) = vex is null ? (evidence, []) : await vex.ApplyAsync(evidence, embedded, cancellation);
        evidence = criteria.Exceptions.Suppress(evidence, now);
        evidence = evidence with { Unread = evidence.Unread.AddRange(evidence.Objects.SelectMany(written => PodTemplateProblems.In(written))) };
        var verdict = Judge.Decide(evidence, criteria, now, cancellation);
        verdict = verdict with { Notes = [.. verdict.Notes, .. notes] };
        var examination = new Examination(
            command, [.. targets], _startedAt, surroundings.Time.GetUtcNow() - _startedAt, Version, evidence.Database, workloads, evidence.Images, verdict)
        {
            Policies = criteria.Policies.InForce,
            Objects = criteria.Policies.InForce is { Policies.Length: > 0 } ? evidence.Objects.Length : 0,
            DocumentTime = DocumentTime(),
            Author = triage.Author(parsed),
        };
        return report.Write(parsed, examination, surroundings);
    }

    // https://reproducible-builds.org/specs/source-date-epoch/: seconds since 1970, UTC.
    DateTimeOffset? DocumentTime() =>
        long.TryParse(surroundings.Environment("SOURCE_DATE_EPOCH"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The version of the program.</summary>
    internal static string Version { get; } =
        typeof(Run).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
