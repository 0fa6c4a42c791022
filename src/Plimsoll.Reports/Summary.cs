using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>The numbers of one examination, the same in every format.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Workloads">Workloads examined.</param>
/// <param name="DeniedWorkloads">Those with something denied, on themselves or on an image that they run.</param>
/// <param name="Images">Images examined.</param>
/// <param name="DeniedImages">Those with something denied.</param>
/// <param name="Denied">Findings that are denied.</param>
/// <param name="Warned">Findings that are shown as warnings.</param>
/// <param name="Audited">Findings that are recorded only.</param>
/// <param name="Unread">Things that could not be examined.</param>
sealed record Summary(
    Outcome Outcome,
    int Workloads,
    int DeniedWorkloads,
    int Images,
    int DeniedImages,
    int Denied,
    int Warned,
    int Audited,
    int Unread)
{
    /// <summary>The word for one of <see cref="Images"/>: a folder is no image.</summary>
    public string ImageNoun { get; init; } = "image";

    /// <summary>Findings that VEX documents or exceptions let pass, of <see cref="Audited"/>.</summary>
    public int Suppressed { get; init; }

    /// <summary>Vulnerabilities of which nobody has said how bad they are and that nothing denies, of <see cref="Audited"/>: <c>--fail-on high</c> cannot mean them.</summary>
    public int WithoutSeverity { get; init; }

    /// <summary>Whether images were compared with the embedded demonstration set alone, so that passing proves nothing of them.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Objects that policies were asked about.</summary>
    public int Objects { get; init; }

    /// <summary>The exit code the verdict ends in: 0 pass, 1 denied, 3 incomplete.</summary>
    public int ExitCode => Outcome switch
    {
        Outcome.Pass => 0,
        Outcome.Deny => 1,
        _ => 3,
    };

    /// <summary>The verdict as one word for programs: <c>pass</c>, <c>incomplete</c>, <c>deny</c>.</summary>
    public string OutcomeName => Outcome.ToString().ToLowerInvariant();

    /// <summary>Counts <paramref name="examination"/>.</summary>
    public static Summary Of(
        Examination examination, ImmutableArray<WorkloadFindings> workloads, ImmutableArray<ImageFindings> images)
    {
        var denied = images.Where(image => image.IsDenied).Select(image => image.Name).ToHashSet(StringComparer.Ordinal);
        var decisions = examination.Verdict.Decisions;
        return new Summary(
            examination.Verdict.Outcome,
            examination.Workloads.Length,
            workloads.Take(examination.Workloads.Length).Count(workload => IsDenied(workload, denied)),
            images.Length,
            denied.Count,
            decisions.Count(decision => decision.Enforcement == Enforcement.Deny),
            decisions.Count(decision => decision.Enforcement == Enforcement.Warn),
            decisions.Count(decision => decision.Enforcement == Enforcement.Audit),
            UnreadList.Of(examination).Length)
        {
            Objects = examination.Objects,
            Suppressed = decisions.Count(decision => decision.Suppression is not null),
            IsDemonstration = examination.Database is { IsDemonstration: true } && images.Length > 0,
            WithoutSeverity = decisions.Count(IsUnrated),
            ImageNoun = images is [var only] ? TargetText.Noun(only.Image.Facts.Target) : "image",
        };
    }

    static bool IsUnrated(Decision decision) =>
        decision is { Enforcement: Enforcement.Audit, Suppression: null, Finding: VulnerabilityFinding { Severity: Severity.Unknown } };

    /// <summary>Whether something on the workload or on an image that it runs is denied.</summary>
    public static bool IsDenied(WorkloadFindings workload, IReadOnlySet<string> deniedImages) =>
        workload.Decisions.Any(decision => decision.Enforcement == Enforcement.Deny)
        || workload.Images.Any(deniedImages.Contains);

    /// <summary>The verdict in words, e.g. <c>DENIED  2 of 3 workloads  4 findings denied, 1 warned  exit code 1</c>.</summary>
    public string Line(TimeSpan duration)
    {
        var examined = (Workloads, Images) switch
        {
            (0, 0) => Objects == 0 ? "nothing to examine" : Count(Objects, "object"),
            (0, _) => Part(DeniedImages, Images, ImageNoun),
            (_, 0) => Part(DeniedWorkloads, Workloads, "workload"),
            _ => $"{Part(DeniedWorkloads, Workloads, "workload")}, {Part(DeniedImages, Images, ImageNoun)}",
        };
        var findings = Denied == 0
            ? "nothing denied"
            : $"{Count(Denied, "finding")} denied";
        var warned = Warned == 0 ? "" : $", {Number(Warned)} warned";
        var suppressed = Suppressed == 0 ? "" : $", {Number(Suppressed)} suppressed";
        var unrated = WithoutSeverity == 0 ? "" : $", {Number(WithoutSeverity)} without a severity";
        var unread = Unread == 0 ? "" : $"  {Number(Unread)} not examined";
        var proof = IsDemonstration && Outcome == Outcome.Pass ? "  on demonstration data: no proof" : "";
        var seconds = duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        return $"{Word}  {examined}  {findings}{warned}{suppressed}{unrated}{unread}{proof}  {seconds} s  exit code {ExitCode}";
    }

    /// <summary>The verdict as the word the last line begins with.</summary>
    public string Word => Outcome switch
    {
        Outcome.Pass => "PASS",
        Outcome.Deny => "DENIED",
        _ => "INCOMPLETE",
    };

    /// <summary>A number with its noun: <c>1 workload</c>, <c>2 workloads</c>.</summary>
    public static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    string Part(int denied, int all, string noun) =>
        Outcome == Outcome.Deny ? $"{Number(denied)} of {Count(all, noun)}" : Count(all, noun);

    static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
