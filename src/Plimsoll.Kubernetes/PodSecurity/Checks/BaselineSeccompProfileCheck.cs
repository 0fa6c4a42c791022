using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Switching seccomp off.</summary>
/// <remarks>Baseline, v1.19+: securityContext.seccompProfile.type of Pod and containers.</remarks>
public sealed class BaselineSeccompProfileCheck() : PodSecurityCheck(
    "PLM-PSS-0009",
    "seccompProfile_baseline",
    "Seccomp profile",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Use the seccomp profile type RuntimeDefault or Localhost")
{
    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from setter in pod.SecurityContexts
        let profile = setter.Context["seccompProfile"] as MappingNode
        where profile is not null
        let type = profile["type"].AsText ?? ""
        where type is not ("RuntimeDefault" or "Localhost")
        select Break(
            pod,
            "seccompProfile",
            $"{PodView.Setter(setter.Container)} must not set securityContext.seccompProfile.type to \"{type}\"",
            profile.LocationOf("type"),
            setter.Container);
}
