using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
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
    "Use a persistentVolumeClaim, emptyDir, configMap or secret volume",
    "restricted volume types")
{
    static readonly FrozenSet<string> Allowed = new[]
    {
        "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The other kinds of the API; it does not know what else is written.</summary>
    static readonly string[] Refused =
    [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "nfs", "iscsi", "glusterfs", "rbd", "flexVolume", "cinder",
        "cephfs", "flocker", "fc", "azureFile", "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk", "portworxVolume",
        "scaleIO", "storageos",
    ];

    /// <inheritdoc/>
    internal override bool IsAboutVolumes => true;

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (pod.Spec["volumes"] is not SequenceNode volumes)
            return;
        foreach (var item in volumes.Items)
        {
            if (item is MappingNode volume && !IsAllowed(volume))
                breaks.Refuse(volume, KindOf(volume), volume.LocationOf(KindOf(volume)));
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks)
    {
        var kinds = BreakText.Values(breaks);
        return $"{BreakText.Plural("volume", "volumes", breaks.Length)} {BreakText.Quoted(breaks.Select(found => found.Name))} "
            + $"{BreakText.Plural("uses", "use", breaks.Length)} "
            + $"{BreakText.Plural("restricted volume type", "restricted volume types", kinds.Length)} {BreakText.Quoted(kinds)}";
    }

    static bool IsAllowed(MappingNode volume)
    {
        foreach (var entry in volume.Entries)
        {
            if (Allowed.Contains(entry.Key) && entry.Value.IsSet)
                return true;
        }

        return false;
    }

    static string KindOf(MappingNode volume) => Refused.FirstOrDefault(kind => volume[kind].IsSet) ?? "unknown";
}
