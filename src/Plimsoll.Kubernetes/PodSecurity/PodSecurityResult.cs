using System.Collections.Immutable;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>What a level at a version says of a Pod.</summary>
/// <param name="Violations">The controls that it breaks, in the API server's order.</param>
public sealed record PodSecurityResult(ImmutableArray<PodSecurityViolation> Violations)
{
    /// <summary>Nothing is broken.</summary>
    public static PodSecurityResult Allowed { get; } = new([]);

    /// <summary>Whether the Pod passes.</summary>
    public bool IsAllowed => Violations.IsEmpty;

    /// <summary>The API server's short list of what is broken, e.g. <c>hostPort, privileged</c>.</summary>
    public string Reasons => string.Join(", ", Violations.Select(violation => violation.Reason));

    /// <summary>The API server's list of what is broken and by whom: all after the colon of <c>violates PodSecurity "baseline:latest": </c>.</summary>
    public string Details => string.Join(", ", Violations.Select(violation => $"{violation.Reason} ({violation.Detail})"));

    /// <summary>Each break as a finding at its line, by id. Where baseline and restricted forbid the same line, only the baseline finding is told.</summary>
    /// <param name="template">The Pod.</param>
    public ImmutableArray<ObjectFinding> Findings(PodTemplate template)
    {
        if (IsAllowed)
            return [];
        return
        [
            .. Violations.SelectMany(violation => Findings(violation, template)).OrderBy(finding => finding.Id, StringComparer.Ordinal),
        ];
    }

    static IEnumerable<ObjectFinding> Findings(PodSecurityViolation violation, PodTemplate template)
    {
        var told = violation.Overridden?.Breaks ?? [];
        return told.Select(found => Finding(violation.Overridden?.Check ?? violation.Check, found, template))
            .Concat(violation.Breaks
                .Where(found => !told.Any(other => other.Location == found.Location))
                .Select(found => Finding(violation.Check, found, template)));
    }

    static ObjectFinding Finding(PodSecurityCheck check, PodSecurityBreak found, PodTemplate template)
    {
        ImmutableArray<PodSecurityBreak> alone = [found];
        return new ObjectFinding(
            check.Id,
            check.Title,
            check.Severity,
            $"{check.Reason(alone)} ({check.Detail(alone)})",
            check.Remediation,
            template.Workload.Object,
            check.IsAboutVolumes ? "" : found.Name,
            found.Location,
            check.Level == PodSecurityLevel.Baseline ? "baseline" : "restricted");
    }
}
