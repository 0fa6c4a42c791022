using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Kubernetes.PodSecurity.Checks;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>The checks of the Pod Security Standards: the list.</summary>
public static class PodSecurityChecks
{
    /// <summary>The checks of level baseline.</summary>
    public static ImmutableArray<PodSecurityCheck> Baseline { get; } =
    [
        new HostNamespacesCheck(),
        new PrivilegedCheck(),
        new BaselineCapabilitiesCheck(),
        new HostPathVolumesCheck(),
        new HostPortsCheck(),
        new AppArmorProfileCheck(),
        new SeLinuxOptionsCheck(),
        new BaselineProcMountCheck(),
        new BaselineSeccompProfileCheck(),
        new SysctlsCheck(),
        new WindowsHostProcessCheck(),
        new ProbeHostsCheck(),
    ];

    /// <summary>The checks that restricted adds.</summary>
    public static ImmutableArray<PodSecurityCheck> Restricted { get; } =
    [
        new RestrictedVolumesCheck(),
        new AllowPrivilegeEscalationCheck(),
        new RunAsNonRootCheck(),
        new RunAsUserCheck(),
        new RestrictedSeccompProfileCheck(),
        new RestrictedCapabilitiesCheck(),
        new RestrictedProcMountCheck(),
    ];

    /// <summary>Restricted checks by id, and the baseline check on the same subject that each goes beyond.</summary>
    public static FrozenDictionary<string, string> Replaces { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PLM-PSS-0013"] = "PLM-PSS-0004",
        ["PLM-PSS-0017"] = "PLM-PSS-0009",
        ["PLM-PSS-0018"] = "PLM-PSS-0003",
        ["PLM-PSS-0019"] = "PLM-PSS-0008",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
