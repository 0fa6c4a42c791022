using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Containers without a seccomp profile.</summary>
/// <remarks>Restricted, v1.19+: securityContext.seccompProfile.type of each container, or of the Pod; not on Windows since v1.25.</remarks>
public sealed class RestrictedSeccompProfileCheck() : PodSecurityCheck(
    "PLM-PSS-0017",
    "seccompProfile_restricted",
    "Seccomp profile required",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Set securityContext.seccompProfile.type: RuntimeDefault",
    "seccompProfile")
{
    /// <inheritdoc/>
    public override int Since => 19;

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (pod.IsWindows)
            return;
        BaselineSeccompProfileCheck.AddRefused(pod, ref breaks);
        if (!breaks.IsEmpty || pod.SecurityContext?["seccompProfile"] is MappingNode)
            return;
        foreach (ref readonly var container in pod.Containers)
        {
            if (container.Context?["seccompProfile"] is not MappingNode)
                breaks.Miss(container, container.PlaceForField);
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) => breaks[0].IsMissing
        ? $"pod or {BreakText.Containers(breaks)} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\""
        : BaselineSeccompProfileCheck.DetailOf(breaks);
}
