using System.Collections.Frozen;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Kernel settings that reach beyond the Pod.</summary>
/// <remarks>Baseline, v1.0+, the list as of v1.37: securityContext.sysctls[*].name.</remarks>
public sealed class SysctlsCheck() : PodSecurityCheck(
    "PLM-PSS-0010",
    "sysctls",
    "Unsafe sysctls",
    PodSecurityLevel.Baseline,
    Severity.High,
    "Remove the sysctl, or use one of the safe set")
{
    static readonly FrozenSet<string> Allowed = new[]
    {
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range",
        "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem",
        "net.ipv4.tcp_wmem", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from sysctl in pod.SecurityContext?["sysctls"].AsMappings ?? []
        let name = sysctl["name"].AsText ?? ""
        where !Allowed.Contains(name)
        select Break(pod, "forbidden sysctls", name, sysctl.LocationOf("name"));
}
