using System.Collections.Immutable;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>Judges Pods by the Pod Security Standards. Safe for concurrent use; a Pod that passes costs no memory.</summary>
/// <remarks>As the admission plugin of Kubernetes v1.37 (k8s.io/pod-security-admission/policy) decides, at each of its versions.</remarks>
public static class PodSecurityStandards
{
    /// <summary>The breaks of a level by the newest rules; baseline ones count at restricted too.</summary>
    /// <param name="template">The Pod.</param>
    /// <param name="level">The level.</param>
    public static ImmutableArray<ObjectFinding> Evaluate(PodTemplate template, PodSecurityLevel level) =>
        Evaluate(template, level, PodSecurityVersion.Newest);

    /// <summary>The breaks of a level, each with its line; baseline ones count at restricted too.</summary>
    /// <param name="template">The Pod.</param>
    /// <param name="level">The level.</param>
    /// <param name="version">The release whose rules are asked.</param>
    /// <remarks>Where baseline and restricted forbid the same line, only the baseline finding is told.</remarks>
    public static ImmutableArray<ObjectFinding> Evaluate(PodTemplate template, PodSecurityLevel level, PodSecurityVersion version) =>
        Examine(template, level, version).Findings(template);

    /// <summary>What a level says of a Pod, in the API server's words.</summary>
    /// <param name="template">The Pod.</param>
    /// <param name="level">The level.</param>
    /// <param name="version">The release whose rules are asked.</param>
    public static PodSecurityResult Examine(PodTemplate template, PodSecurityLevel level, PodSecurityVersion version)
    {
        if (level == PodSecurityLevel.Privileged)
            return PodSecurityResult.Allowed;

        var room = default(PodSetters);
        var pod = PodView.Of(template, version, room);
        ImmutableArray<PodSecurityViolation>.Builder? violations = null;
        foreach (var check in PodSecurityRules.Of(level, version))
        {
            if (Examine(check, pod) is { } violation)
                (violations ??= ImmutableArray.CreateBuilder<PodSecurityViolation>()).Add(Overriding(violation, pod));
        }

        return violations is null ? PodSecurityResult.Allowed : new PodSecurityResult(violations.ToImmutable());
    }

    static PodSecurityViolation? Examine(PodSecurityCheck check, in PodView pod)
    {
        var breaks = default(PodSecurityBreaks);
        check.Examine(pod, ref breaks);
        return breaks.IsEmpty ? null : new PodSecurityViolation(check, breaks.ToImmutable());
    }

    static PodSecurityViolation Overriding(PodSecurityViolation violation, in PodView pod) =>
        PodSecurityRules.OverriddenBy(violation.Check) is { } baseline && Examine(baseline, pod) is { } overridden
            ? violation with { Overridden = overridden }
            : violation;
}
