namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>What each mode asks of Pods.</summary>
/// <param name="Enforce">Pods below it are refused.</param>
/// <param name="Audit">Pods below it are noted in the audit log.</param>
/// <param name="Warn">Pods below it are warned of.</param>
public sealed record PodSecurityPolicy(PodSecurityLevelVersion Enforce, PodSecurityLevelVersion Audit, PodSecurityLevelVersion Warn)
{
    /// <summary>Everything is allowed: what Kubernetes has without a configuration.</summary>
    public static PodSecurityPolicy Privileged { get; } = new(
        PodSecurityLevelVersion.Privileged, PodSecurityLevelVersion.Privileged, PodSecurityLevelVersion.Privileged);

    /// <summary>Whether no mode asks anything.</summary>
    public bool IsPrivileged => (Enforce.Level, Audit.Level, Warn.Level) == default;
}
