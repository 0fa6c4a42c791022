using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Switching AppArmor off.</summary>
/// <remarks>Baseline, v1.0+: the annotations <c>container.apparmor.security.beta.kubernetes.io/*</c> and, with v1.30, securityContext.appArmorProfile.type of Pod and containers.</remarks>
public sealed class AppArmorProfileCheck() : PodSecurityCheck(
    "PLM-PSS-0006",
    "appArmorProfile",
    "AppArmor profile",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Use the AppArmor profile type RuntimeDefault or Localhost")
{
    const string AnnotationPrefix = "container.apparmor.security.beta.kubernetes.io/";

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) => Fields(pod).Concat(Annotations(pod));

    IEnumerable<ObjectFinding> Fields(PodView pod) =>
        from setter in pod.SecurityContexts
        let profile = setter.Context["appArmorProfile"] as MappingNode
        where profile is not null
        let type = profile["type"].AsText ?? ""
        where type is not ("RuntimeDefault" or "Localhost")
        select Break(
            pod,
            "forbidden AppArmor profile",
            $"{PodView.Setter(setter.Container)} must not set AppArmor profile type to \"{type}\"",
            profile.LocationOf("type"),
            setter.Container);

    IEnumerable<ObjectFinding> Annotations(PodView pod) =>
        from entry in (pod.Metadata?["annotations"] as MappingNode)?.Entries ?? []
        where entry.Key.StartsWith(AnnotationPrefix, StringComparison.Ordinal)
        let profile = entry.Value.AsText ?? ""
        where profile is not ("" or "runtime/default") && !profile.StartsWith("localhost/", StringComparison.Ordinal)
        select Break(pod, "forbidden AppArmor profile", $"{entry.Key}=\"{profile}\"", entry.Value.Location);
}
