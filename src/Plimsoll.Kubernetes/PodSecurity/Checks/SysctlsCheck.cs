using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
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
    "Remove the sysctl, or use one of the safe set",
    "forbidden sysctls")
{
    /// <summary>The safe settings, with the x of the release 1.x since which each counts as one.</summary>
    static readonly FrozenDictionary<string, int> Allowed = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["kernel.shm_rmid_forced"] = 0,
        ["net.ipv4.ip_local_port_range"] = 0,
        ["net.ipv4.tcp_syncookies"] = 0,
        ["net.ipv4.ping_group_range"] = 0,
        ["net.ipv4.ip_unprivileged_port_start"] = 0,
        ["net.ipv4.ip_local_reserved_ports"] = 27,
        ["net.ipv4.tcp_keepalive_time"] = 29,
        ["net.ipv4.tcp_fin_timeout"] = 29,
        ["net.ipv4.tcp_keepalive_intvl"] = 29,
        ["net.ipv4.tcp_keepalive_probes"] = 29,
        ["net.ipv4.tcp_rmem"] = 32,
        ["net.ipv4.tcp_wmem"] = 32,
        ["net.ipv4.tcp_slow_start_after_idle"] = 37,
        ["net.ipv4.tcp_notsent_lowat"] = 37,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (pod.SecurityContext?["sysctls"] is not SequenceNode sysctls)
            return;
        foreach (var item in sysctls.Items)
        {
            if (item is not MappingNode sysctl)
                continue;
            var name = sysctl["name"].AsText ?? "";
            if (!Allowed.TryGetValue(name, out var since) || !pod.IsHeldTo(since))
                breaks.Refuse(name, sysctl.LocationOf("name"));
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) => string.Join(", ", breaks.Select(found => found.Value));
}
