using System.Collections.Immutable;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>Judges Pods by the Pod Security Standards.</summary>
/// <remarks>
/// As the admission plugin of Kubernetes v1.37 (k8s.io/pod-security-admission/policy) decides, at each of its versions.
/// There, one message names every container; here, each break has its own line to look at.
/// </remarks>
public static class PodSecurityStandards
{
    /// <summary>The breaks of a level by the newest rules; baseline ones count at restricted too.</summary>
    /// <param name="template">The Pod.</param>
    /// <param name="level">The level.</param>
    public static ImmutableArray<ObjectFinding> Evaluate(PodTemplate template, PodSecurityLevel level) =>
        Evaluate(template, level, PodSecurityVersion.Newest);

    /// <summary>The breaks of a level; baseline ones count at restricted too.</summary>
    /// <param name="template">The Pod.</param>
    /// <param name="level">The level.</param>
    /// <param name="version">The release whose rules are asked.</param>
    /// <remarks>Where baseline and restricted forbid the same line, only the baseline finding is told.</remarks>
    public static ImmutableArray<ObjectFinding> Evaluate(PodTemplate template, PodSecurityLevel level, PodSecurityVersion version)
    {
        if (level == PodSecurityLevel.Privileged)
            return [];

        var pod = new PodView(template, version);
        var baseline = Examine(pod, version, PodSecurityChecks.Baseline);
        if (level == PodSecurityLevel.Baseline)
            return baseline;

        var told = baseline.Select(finding => (Topic(finding.Id), finding.Location)).ToHashSet();
        return
        [
            .. baseline,
            .. Examine(pod, version, PodSecurityChecks.Restricted)
                .Where(finding => !told.Contains((Topic(finding.Id), finding.Location))),
        ];
    }

    static ImmutableArray<ObjectFinding> Examine(PodView pod, PodSecurityVersion version, ImmutableArray<PodSecurityCheck> checks) =>
        [.. checks.Where(check => check.Since <= version.Minor).SelectMany(check => check.Examine(pod))];

    static string Topic(string id) => PodSecurityChecks.Replaces.GetValueOrDefault(id, id);
}
