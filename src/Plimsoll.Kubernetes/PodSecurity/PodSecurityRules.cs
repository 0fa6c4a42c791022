using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>The checks that a level at a version asks, in the API server's order: baseline by name, then restricted by name.</summary>
/// <remarks>
/// k8s.io/pod-security-admission/policy, registry.go v1.37: at level restricted a stricter check on the same subject takes the place of the
/// baseline one, wherever it passes.
/// </remarks>
static class PodSecurityRules
{
    static readonly ImmutableArray<ImmutableArray<PodSecurityCheck>> Baseline =
        [.. Versions().Select(minor => InForce(PodSecurityChecks.Baseline, minor))];

    static readonly ImmutableArray<ImmutableArray<PodSecurityCheck>> Restricted = [.. Versions().Select(RestrictedAt)];

    /// <summary>The checks of a level other than privileged.</summary>
    public static ImmutableArray<PodSecurityCheck> Of(PodSecurityLevel level, PodSecurityVersion version) =>
        (level == PodSecurityLevel.Baseline ? Baseline : Restricted)[Math.Clamp(version.Minor, 0, PodSecurityVersion.Newest.Minor)];

    /// <summary>The baseline check whose place a restricted one takes; <c>null</c> for none.</summary>
    public static PodSecurityCheck? OverriddenBy(PodSecurityCheck check) => PodSecurityChecks.Replaces.TryGetValue(check.Id, out var id)
        ? PodSecurityChecks.Baseline.First(baseline => baseline.Id == id)
        : null;

    static ImmutableArray<PodSecurityCheck> RestrictedAt(int minor)
    {
        var restricted = InForce(PodSecurityChecks.Restricted, minor);
        var overridden = restricted.Select(OverriddenBy).OfType<PodSecurityCheck>().ToHashSet();
        return [.. InForce(PodSecurityChecks.Baseline, minor).Where(check => !overridden.Contains(check)), .. restricted];
    }

    static ImmutableArray<PodSecurityCheck> InForce(ImmutableArray<PodSecurityCheck> checks, int minor) =>
        [.. checks.Where(check => check.Since <= minor).OrderBy(check => check.Name, StringComparer.Ordinal)];

    static IEnumerable<int> Versions() => Enumerable.Range(0, PodSecurityVersion.Newest.Minor + 1);
}
