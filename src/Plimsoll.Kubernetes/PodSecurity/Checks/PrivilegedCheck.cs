using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Privileged containers.</summary>
/// <remarks>Baseline, v1.0+: containers[*].securityContext.privileged.</remarks>
public sealed class PrivilegedCheck() : PodSecurityCheck(
    "PLM-PSS-0002",
    "privileged",
    "Privileged container",
    PodSecurityLevel.Baseline,
    Severity.Critical,
    "Remove securityContext.privileged, or set it to false",
    "privileged")
{
    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (ref readonly var container in pod.Containers)
        {
            if (container.Context is { } context && context["privileged"].AsBoolean == true)
                breaks.Refuse(container, "", context.LocationOf("privileged"));
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) =>
        $"{BreakText.Containers(breaks)} must not set securityContext.privileged=true";
}
