using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Showing the masked parts of /proc.</summary>
/// <remarks>Restricted, v1.35+: containers[*].securityContext.procMount, with or without a user namespace.</remarks>
public sealed class RestrictedProcMountCheck() : PodSecurityCheck(
    "PLM-PSS-0019",
    "procMount_restricted",
    "/proc mount type",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Remove securityContext.procMount",
    "procMount")
{
    /// <inheritdoc/>
    public override int Since => 35;

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks) => BaselineProcMountCheck.AddRefused(pod, ref breaks);

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) => BaselineProcMountCheck.DetailOf(breaks);
}
