using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Containers without a seccomp profile.</summary>
/// <remarks>Restricted, v1.19+: securityContext.seccompProfile.type of each container, or of the Pod; not on Windows since v1.25.</remarks>
public sealed class RestrictedSeccompProfileCheck() : PodSecurityCheck(
    "PLM-PSS-0017",
    "seccompProfile_restricted",
    "Seccomp profile required",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Set securityContext.seccompProfile.type: RuntimeDefault")
{
    /// <inheritdoc/>
    public override int Since => 19;

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod)
    {
        if (pod.IsWindows)
            return [];
        var refusals = Refusals(pod).ToArray();
        return refusals.Length > 0 ? refusals : Missing(pod);
    }

    IEnumerable<ObjectFinding> Refusals(PodView pod) =>
        from setter in pod.SecurityContexts
        let profile = setter.Context["seccompProfile"] as MappingNode
        where profile is not null && !IsValid(profile)
        select Break(
            pod,
            "seccompProfile",
            $"{PodView.Setter(setter.Container)} must not set securityContext.seccompProfile.type to \"{profile["type"].AsText}\"",
            profile.LocationOf("type"),
            setter.Container);

    IEnumerable<ObjectFinding> Missing(PodView pod) =>
        from container in pod.Containers
        where !(pod.SecurityContext?["seccompProfile"] is MappingNode own && IsValid(own))
            && container["securityContext"]?["seccompProfile"] is not MappingNode
        select Break(
            pod,
            "seccompProfile",
            $"pod or {PodView.Setter(container)} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"",
            PodView.PlaceFor(container),
            container);

    static bool IsValid(MappingNode profile) => profile["type"].AsText is "RuntimeDefault" or "Localhost";
}
