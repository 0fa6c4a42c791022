using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Processes that may gain more privileges than their parent.</summary>
/// <remarks>Restricted, v1.8+: containers[*].securityContext.allowPrivilegeEscalation must be false; not on Windows since v1.25.</remarks>
public sealed class AllowPrivilegeEscalationCheck() : PodSecurityCheck(
    "PLM-PSS-0014",
    "allowPrivilegeEscalation",
    "Privilege escalation",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Set securityContext.allowPrivilegeEscalation: false",
    "allowPrivilegeEscalation != false")
{
    /// <inheritdoc/>
    public override int Since => 8;

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (pod.IsWindows)
            return;
        foreach (ref readonly var container in pod.Containers)
        {
            var own = container.Context?["allowPrivilegeEscalation"];
            if (own.AsBoolean != false)
                breaks.Miss(container, own is null ? container.PlaceForField : container.Context!.LocationOf("allowPrivilegeEscalation")); // Has the field.
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) =>
        $"{BreakText.Containers(breaks)} must set securityContext.allowPrivilegeEscalation=false";
}
