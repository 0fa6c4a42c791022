using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Volumes other than the safe kinds.</summary>
/// <remarks>Restricted, v1.0+: every volume is a configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret.</remarks>
public sealed class RestrictedVolumesCheck() : PodSecurityCheck(
    "PLM-PSS-0013",
    "restrictedVolumes",
    "Restricted volume types",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Use a persistentVolumeClaim, emptyDir, configMap or secret volume")
{
    static readonly string[] Allowed =
    [
        "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
    ];

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from volume in pod.Spec["volumes"].AsMappings
        where !Allowed.Any(kind => volume[kind].IsSet)
        let kind = volume.Entries.FirstOrDefault(entry => entry.Key != "name" && entry.Value.IsSet).Key ?? ""
        select Break(
            pod,
            "restricted volume types",
            $"volume \"{volume["name"].AsText}\" uses restricted volume type \"{(kind.Length == 0 ? "unknown" : kind)}\"",
            volume.LocationOf(kind));
}
