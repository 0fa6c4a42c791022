using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Switching seccomp off.</summary>
/// <remarks>
/// Baseline: since v1.19 securityContext.seccompProfile.type of Pod and containers, before it the annotations
/// <c>seccomp.security.alpha.kubernetes.io/pod</c> and <c>container.seccomp.security.alpha.kubernetes.io/*</c>.
/// </remarks>
public sealed class BaselineSeccompProfileCheck() : PodSecurityCheck(
    "PLM-PSS-0009",
    "seccompProfile_baseline",
    "Seccomp profile",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Use the seccomp profile type RuntimeDefault or Localhost")
{
    const string PodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
    const string ContainerAnnotations = "container.seccomp.security.alpha.kubernetes.io/";

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) => pod.IsHeldTo(19) ? Fields(pod) : Annotations(pod);

    IEnumerable<ObjectFinding> Annotations(PodView pod) =>
        from entry in (pod.Metadata?["annotations"] as MappingNode)?.Entries ?? []
        where entry.Key == PodAnnotation || entry.Key.StartsWith(ContainerAnnotations, StringComparison.Ordinal)
        let profile = entry.Value.AsText ?? ""
        where profile is not ("runtime/default" or "docker/default") && !profile.StartsWith("localhost/", StringComparison.Ordinal)
        select Break(pod, "seccompProfile", $"forbidden annotation {entry.Key}=\"{profile}\"", entry.Value.Location);

    IEnumerable<ObjectFinding> Fields(PodView pod) =>
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
