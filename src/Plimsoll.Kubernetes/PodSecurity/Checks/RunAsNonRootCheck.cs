using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
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
    "Set securityContext.runAsNonRoot: true")
{
    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod)
    {
        if (pod.HasUserNamespace)
            return [];
        var refusals = Refusals(pod).ToArray();
        return refusals.Length > 0 ? refusals : Missing(pod);
    }

    IEnumerable<ObjectFinding> Refusals(PodView pod) =>
        from setter in pod.SecurityContexts
        where setter.Context["runAsNonRoot"].AsBoolean == false
        select Break(
            pod,
            "runAsNonRoot != true",
            $"{PodView.Setter(setter.Container)} must not set securityContext.runAsNonRoot=false",
            setter.Context.LocationOf("runAsNonRoot"),
            setter.Container);

    IEnumerable<ObjectFinding> Missing(PodView pod) =>
        from container in pod.Containers
        where pod.SecurityContext?["runAsNonRoot"].AsBoolean != true
            && container["securityContext"]?["runAsNonRoot"].AsBoolean is null
        select Break(
            pod,
            "runAsNonRoot != true",
            $"pod or {PodView.Setter(container)} must set securityContext.runAsNonRoot=true",
            PodView.PlaceFor(container),
            container);
}
