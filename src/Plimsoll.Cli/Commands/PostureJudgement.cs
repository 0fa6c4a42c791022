using System.Collections.Immutable;
using Plimsoll.Kubernetes.Posture;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Cli.Commands;

/// <summary>What follows from findings on a cluster's posture.</summary>
/// <param name="failOn">The severity from which a finding is denied; <c>none</c> for never.</param>
/// <param name="baseline">What is accepted; <c>null</c> where nothing is declared.</param>
/// <param name="today">For what has expired.</param>
sealed class PostureJudgement(string failOn, PostureBaseline? baseline, DateOnly today)
{
    readonly Severity? _limit = failOn == "none" ? null : Enum.Parse<Severity>(failOn, ignoreCase: true);

    public Verdict Decide(ImmutableArray<ObjectFinding> findings, ImmutableArray<Unread> unread)
    {
        // Of what could not be read nobody knows whether its findings are gone.
        var gone = unread.IsEmpty ? baseline?.Gone(findings) ?? [] : [];
        ImmutableArray<Unread> all = [.. unread, .. baseline?.Unread ?? []];
        ImmutableArray<Decision> decisions =
        [
            .. findings.Select(Decide)
                .Concat(gone.Select(finding => new Decision(finding, Enforcement.Warn, "gone since the baseline was declared")))
                .OrderByDescending(decision => decision.Enforcement)
                .ThenByDescending(decision => decision.Finding.Severity),
        ];
        var outcome = decisions.Any(decision => decision.Enforcement == Enforcement.Deny) ? Outcome.Deny
            : all.IsEmpty ? Outcome.Pass : Outcome.Incomplete;
        return new Verdict(outcome, decisions, all);
    }

    Decision Decide(ObjectFinding finding)
    {
        var entry = baseline?.Find(finding);
        if (entry is not null && !(entry.Expires < today))
            return new Decision(finding, Enforcement.Audit, $"accepted at {entry.Location}{(entry.Expires is { } end ? $" until {end:yyyy-MM-dd}" : "")}: {entry.Reason}");
        var because = baseline is null ? $"--fail-on {failOn}"
            : entry is null ? $"new: not in the baseline; --fail-on {failOn}"
            : $"expired: accepted at {entry.Location} until {entry.Expires:yyyy-MM-dd}; --fail-on {failOn}";
        return new Decision(finding, finding.Severity >= _limit ? Enforcement.Deny : Enforcement.Warn, because);
    }
}
