using Plimsoll.Kubernetes.PodSecurity;

namespace Plimsoll.Policies.PodSecurity;

/// <summary>Tells that the labels of a namespace are ignored, because it is exempt.</summary>
/// <remarks>k8s.io/pod-security-admission/admission v1.37, exemptNamespaceWarning: only the modes that labels set and that ask something.</remarks>
static class IgnoredLabels
{
    /// <summary>The warning; none where the labels would change nothing.</summary>
    public static IEnumerable<string> Warning(string name, PodSecurityLabels labels, PodSecurityPolicy policy, PodSecurityPolicy defaults)
    {
        if (policy.IsPrivileged || IsEquivalent(policy, defaults))
            yield break;
        var modes = new[]
        {
            Mode("enforce", policy.Enforce, labels.Enforce is not null || labels.EnforceVersion is not null),
            Mode("audit", policy.Audit, labels.Audit is not null || labels.AuditVersion is not null),
            Mode("warn", policy.Warn, labels.Warn is not null || labels.WarnVersion is not null),
        };
        var told = string.Join(", ", modes.Where(mode => mode.Length > 0));
        yield return $"namespace \"{name}\" is exempt from Pod Security, and the policy ({told}) will be ignored";
    }

    static string Mode(string name, PodSecurityLevelVersion asked, bool isLabelled) =>
        isLabelled && asked.Level != PodSecurityLevel.Privileged ? $"{name}={asked}" : "";

    static bool IsEquivalent(PodSecurityPolicy one, PodSecurityPolicy other) =>
        IsEquivalent(one.Enforce, other.Enforce) && IsEquivalent(one.Audit, other.Audit) && IsEquivalent(one.Warn, other.Warn);

    static bool IsEquivalent(PodSecurityLevelVersion one, PodSecurityLevelVersion other) =>
        one == other || (one.Level, other.Level) == (PodSecurityLevel.Privileged, PodSecurityLevel.Privileged);
}
