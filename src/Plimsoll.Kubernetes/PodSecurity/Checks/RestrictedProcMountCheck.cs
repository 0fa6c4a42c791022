using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
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
    "Remove securityContext.procMount")
{
    /// <inheritdoc/>
    public override int Since => 35;

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from setter in pod.SecurityContexts
        let type = setter.Context["procMount"].AsText
        where setter.Container is not null && type is not null and not "Default"
        select Break(
            pod,
            "procMount",
            $"{PodView.Setter(setter.Container)} must not set securityContext.procMount to \"{type}\"",
            setter.Context.LocationOf("procMount"),
            setter.Container);
}
