using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Showing the masked parts of /proc, outside a user namespace.</summary>
/// <remarks>Baseline, v1.0+; since v1.35 any value is allowed with hostUsers: false (KEP-127).</remarks>
public sealed class BaselineProcMountCheck() : PodSecurityCheck(
    "PLM-PSS-0008",
    "procMount",
    "/proc mount type",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Remove securityContext.procMount, or set hostUsers: false")
{
    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from setter in pod.SecurityContexts
        let type = setter.Context["procMount"].AsText
        where setter.Container is not null && type is not null and not "Default" && !pod.HasUserNamespace
        select Break(
            pod,
            "procMount",
            $"{PodView.Setter(setter.Container)} must not set securityContext.procMount to \"{type}\"",
            setter.Context.LocationOf("procMount"),
            setter.Container);
}
