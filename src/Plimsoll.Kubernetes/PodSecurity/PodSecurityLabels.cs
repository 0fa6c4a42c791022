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
    string EnforceVersion,
    PodSecurityLevel? Audit,
    string AuditVersion,
    PodSecurityLevel? Warn,
    string WarnVersion,
    ImmutableArray<Unread> Invalid)
{
    /// <summary>The version word for the newest rules.</summary>
    public const string Latest = NamespaceLabels.Latest;

    /// <summary>No labels: everything is allowed.</summary>
    public static PodSecurityLabels None { get; } = new(
        null,
        NamespaceLabels.Latest,
        null,
        NamespaceLabels.Latest,
        null,
        NamespaceLabels.Latest,
        []);
}
