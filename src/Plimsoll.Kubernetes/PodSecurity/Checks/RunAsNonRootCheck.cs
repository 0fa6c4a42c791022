using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Containers that may run as root.</summary>
/// <remarks>Restricted, v1.0+: securityContext.runAsNonRoot of each container, or of the Pod, must be true; not asked with hostUsers: false since v1.35 (KEP-127).</remarks>
public sealed class RunAsNonRootCheck() : PodSecurityCheck(
    "PLM-PSS-0015",
    "runAsNonRoot",
    "Running as root",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Set securityContext.runAsNonRoot: true",
    "runAsNonRoot != true")
{
    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (pod.HasUserNamespace)
            return;
        foreach (ref readonly var setter in pod.Setters)
        {
            if (setter.Context is { } context && context["runAsNonRoot"].AsBoolean == false)
                breaks.Refuse(setter, "", context.LocationOf("runAsNonRoot"));
        }

        if (!breaks.IsEmpty || pod.SecurityContext?["runAsNonRoot"].AsBoolean == true)
            return;
        foreach (ref readonly var container in pod.Containers)
        {
            if (container.Context?["runAsNonRoot"].AsBoolean is null)
                breaks.Miss(container, container.PlaceForField);
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) => breaks[0].IsMissing
        ? $"pod or {BreakText.Containers(breaks)} must set securityContext.runAsNonRoot=true"
        : $"{BreakText.Setters(breaks)} must not set securityContext.runAsNonRoot=false";
}
