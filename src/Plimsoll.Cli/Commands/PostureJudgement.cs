using System.Collections.Immutable;
using Plimsoll.Kubernetes.Posture;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Cli.Commands;

/// <summary>What follows from findings on a cluster's posture.</summary>
/// <param name="failOn">The severity from which a finding is denied; <c>none</c> for never.</param>
/// <param name="baseline">What is accepted; <c>null</c> where nothing is declared.</param>
/// <param name="today">For what has expired.</param>
sealed class PostureJudgement(string failOn, PostureBaseline? baseline, DateOnly today)
{
    readonly Severity? _limit = Enum.TryParse<Severity>(failOn, ignoreCase: true, out var limit) ? limit : null;

    public Verdict Decide(ImmutableArray<ObjectFinding> findings, ImmutableArray<Unread> unread)
    {
        ImmutableArray<Unread> all = [.. unread, .. baseline?.Unread ?? []];
        var decisions = baseline is null
            ? findings.Select(finding => new Decision(finding, Enforce(finding), $"--fail-on {failOn}"))
            : PostureDiff.Of(baseline, findings, today, isComplete: unread.IsEmpty).Select(Decide);
        ImmutableArray<Decision> sorted =
        [
            .. decisions.OrderByDescending(decision => decision.Enforcement).ThenByDescending(decision => decision.Finding.Severity),
        ];
        var outcome = sorted.Any(decision => decision.Enforcement == Enforcement.Deny) ? Outcome.Deny
            : all.IsEmpty ? Outcome.Pass : Outcome.Incomplete;
        return new Verdict(outcome, sorted, all);
    }

    Decision Decide(PostureDifference difference)
    {
        var entry = difference.Entry;
        var (enforcement, because) = difference.State switch
        {
            BaselineState.Accepted => (Enforcement.Audit, $"accepted at {entry?.Location}{(entry?.Expires is { } end ? $" until {end:yyyy-MM-dd}" : "")}: {entry?.Reason}"),
            BaselineState.Gone => (Enforcement.Warn, "gone since the baseline was declared"),
            BaselineState.Expired => (Enforce(difference.Finding), $"expired: accepted at {entry?.Location} until {entry?.Expires:yyyy-MM-dd}; --fail-on {failOn}"),
            _ => (Enforce(difference.Finding), $"new: not in the baseline; --fail-on {failOn}"),
        };
        return new Decision(difference.Finding, enforcement, because) { Baseline = difference.State };
    }

    Enforcement Enforce(ObjectFinding finding) => finding.Severity >= _limit ? Enforcement.Deny : Enforcement.Warn;
}
