using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
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
    "Remove securityContext.privileged, or set it to false")
{
    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from setter in pod.SecurityContexts
        where setter.Container is not null && setter.Context["privileged"].AsBoolean == true
        select Break(
            pod,
            "privileged",
            $"{PodView.Setter(setter.Container)} must not set securityContext.privileged=true",
            setter.Context.LocationOf("privileged"),
            setter.Container);
}
