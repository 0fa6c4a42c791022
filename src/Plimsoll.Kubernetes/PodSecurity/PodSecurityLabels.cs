using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>What a namespace asks of its Pods by its <c>pod-security.kubernetes.io</c> labels.</summary>
/// <param name="Enforce">Pods below this level are refused; <c>null</c> where there is no such label, here and below.</param>
/// <param name="EnforceVersion"><c>latest</c> or <c>v1.N</c>.</param>
/// <param name="Audit">Pods below this level are noted in the audit log.</param>
/// <param name="AuditVersion"><c>latest</c> or <c>v1.N</c>.</param>
/// <param name="Warn">Pods below this level are warned of.</param>
/// <param name="WarnVersion"><c>latest</c> or <c>v1.N</c>.</param>
/// <param name="Invalid">Labels with a value that Kubernetes does not know. It then takes restricted to enforce, and latest.</param>
public sealed record PodSecurityLabels(
    PodSecurityLevel? Enforce,
    string? EnforceVersion,
    PodSecurityLevel? Audit,
    string? AuditVersion,
    PodSecurityLevel? Warn,
    string? WarnVersion,
    ImmutableArray<Unread> Invalid)
{
    /// <summary>The version word for the newest rules.</summary>
    public const string Latest = NamespaceLabels.Latest;

    /// <summary>No labels: what is asked by default counts.</summary>
    public static PodSecurityLabels None { get; } = new(null, null, null, null, null, null, []);

    /// <summary>Whether the value of the enforce label is a level.</summary>
    public bool IsEnforceKnown { get; init; } = true;

    /// <summary>Whether warnings follow what is enforced, because that is stricter and no label says what to warn of.</summary>
    /// <param name="defaults">What is asked without labels.</param>
    public bool WarnsAsEnforced(PodSecurityPolicy defaults) =>
        Warn is null && IsEnforceKnown && Enforce is { } enforced && enforced > defaults.Warn.Level;

    /// <summary>What is asked in the namespace, mode by mode.</summary>
    /// <param name="defaults">What is asked without labels.</param>
    /// <remarks>
    /// k8s.io/pod-security-admission/api, PolicyToEvaluate, v1.37. A version label counts for the default level too; what is enforced is
    /// also warned of where no label says what to warn of and the default is less strict.
    /// </remarks>
    public PodSecurityPolicy Over(PodSecurityPolicy defaults)
    {
        var enforce = Mode(Enforce, EnforceVersion, defaults.Enforce);
        var warn = WarnsAsEnforced(defaults)
            ? new PodSecurityLevelVersion(enforce.Level, WarnVersion ?? enforce.Version)
            : Mode(Warn, WarnVersion, defaults.Warn);
        return new PodSecurityPolicy(enforce, Mode(Audit, AuditVersion, defaults.Audit), warn);
    }

    static PodSecurityLevelVersion Mode(PodSecurityLevel? level, string? version, PodSecurityLevelVersion byDefault) =>
        new(level ?? byDefault.Level, version ?? byDefault.Version);
}
