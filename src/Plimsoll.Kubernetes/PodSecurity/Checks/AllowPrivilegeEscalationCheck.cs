using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
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
    "Set securityContext.allowPrivilegeEscalation: false")
{
    /// <inheritdoc/>
    public override int Since => 8;

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from container in pod.Containers
        where !pod.IsWindows
        let context = container["securityContext"] as MappingNode
        where context?["allowPrivilegeEscalation"].AsBoolean != false
        select Break(
            pod,
            "allowPrivilegeEscalation != false",
            $"{PodView.Setter(container)} must set securityContext.allowPrivilegeEscalation=false",
            context?["allowPrivilegeEscalation"] is null
                ? PodView.PlaceFor(container)
                : context.LocationOf("allowPrivilegeEscalation"),
            container);
}
