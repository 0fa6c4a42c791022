using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Reports;

/// <summary>The gate with VEX documents and exceptions: one vulnerability set apart by each, one that is told about, one finding let pass.</summary>
static class TriageSample
{
    static readonly Assessment NotAffected = new(
        "vex/web.json#statements[0]", "Shop security", "not_affected", "vulnerable_code_not_in_execute_path", "the function is never called", "",
        new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    static readonly Assessment Affected = new("vex/old.json#statements[3]", "Upstream", "affected", "", "", "update to 3.0.12", null);

    static readonly Suppression Vex = new(
        SuppressionKind.Vex, NotAffected.Source, NotAffected.By, NotAffected.Status, $"{NotAffected.Reason}; it is newer than {Affected.Source}, which says affected", null);

    static readonly Suppression Accepted = new(
        SuppressionKind.Exception, "Exception lodash (exceptions.yaml:1)", "shop-team", "accepted", "not reachable", new DateOnly(2026, 11, 30));

    static readonly ExaminedImage Web = Sample.Gate.Images[0] with
    {
        Matches =
        [
            Sample.Gate.Images[0].Matches[0] with { Assessments = [NotAffected, Affected], Suppression = Vex },
            Sample.Gate.Images[0].Matches[1] with { Suppression = Accepted },
            Sample.Gate.Images[0].Matches[2] with { Assessments = [Affected], State = FixState.Deferred },
        ],
    };

    /// <summary>The examination.</summary>
    public static Examination Gate { get; } = Sample.Gate with
    {
        Images = [Web],
        Author = "Shop security <security@shop.example>",
        Verdict = new Verdict(
            Outcome.Pass,
            [
                .. Web.Matches.Select(Decide),
                .. Sample.Gate.Verdict.Decisions.Where(decision => decision.Finding is ObjectFinding).Select(decision => decision with
                {
                    Enforcement = Enforcement.Audit,
                    Because = $"{Accepted}; without it: {decision.Because}",
                    Suppression = Accepted,
                }),
            ],
            [])
        {
            Notes =
            [
                new TriageNote(TriageNoteKind.Expiring, "Exception lodash", "ends on 2026-11-30, in 7 days", new SourceLocation("exceptions.yaml", 1, 1)),
                new TriageNote(TriageNoteKind.Unused, "vex/old.json", "3 of 4 statements match nothing that was found: CVE-2020-1 on pkg:npm/a", null),
            ],
        },
    };

    /// <summary>The same as a scan of one image.</summary>
    public static Examination Scan { get; } = Gate with { Command = "scan", Workloads = [], Targets = [Web.Facts.Name] };

    static Decision Decide(VulnerabilityMatch match) => new(
        new VulnerabilityFinding(Web.Facts.Name, match), Enforcement.Audit, match.Suppression is { } word ? $"{word}; without it: --fail-on high" : "")
    {
        Suppression = match.Suppression,
    };
}
