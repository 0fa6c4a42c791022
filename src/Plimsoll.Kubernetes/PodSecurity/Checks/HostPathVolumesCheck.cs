using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Volumes on the host's file system.</summary>
/// <remarks>Baseline, v1.0+: volumes[*].hostPath.</remarks>
public sealed class HostPathVolumesCheck() : PodSecurityCheck(
    "PLM-PSS-0004",
    "hostPathVolumes",
    "hostPath volume",
    PodSecurityLevel.Baseline,
    Severity.High,
    "Use a persistentVolumeClaim, emptyDir, configMap or secret volume")
{
    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from volume in pod.Spec["volumes"].AsMappings
        where volume["hostPath"].IsSet
        select Break(
            pod, "hostPath volumes", $"volume \"{volume["name"].AsText}\"", volume.LocationOf("hostPath"));
}
