using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
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
    "Use a persistentVolumeClaim, emptyDir, configMap or secret volume",
    "hostPath volumes")
{
    /// <inheritdoc/>
    internal override bool IsAboutVolumes => true;

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (pod.Spec["volumes"] is not SequenceNode volumes)
            return;
        foreach (var item in volumes.Items)
        {
            if (item is MappingNode volume && volume["hostPath"].IsSet)
                breaks.Refuse(volume, "", volume.LocationOf("hostPath"));
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) =>
        $"{BreakText.Plural("volume", "volumes", breaks.Length)} {BreakText.Quoted(breaks.Select(found => found.Name))}";
}
