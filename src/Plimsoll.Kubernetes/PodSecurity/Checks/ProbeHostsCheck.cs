using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Probes and lifecycle hooks sent to another host.</summary>
/// <remarks>Baseline, v1.34+: httpGet.host and tcpSocket.host of the three probes and the two lifecycle hooks.</remarks>
public sealed class ProbeHostsCheck() : PodSecurityCheck(
    "PLM-PSS-0012",
    "hostProbesAndHostLifecycle",
    "Probe or lifecycle host",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Remove the host field: probes and hooks go to the Pod itself",
    "probe or lifecycle host")
{
    static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    static readonly string[] Hooks = ["postStart", "preStop"];
    static readonly string[] Actions = ["httpGet", "tcpSocket"];

    /// <inheritdoc/>
    public override int Since => 34;

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (ref readonly var container in pod.Containers)
        {
            foreach (var probe in Probes)
                Examine(container, container.Node[probe], ref breaks);
            if (container.Node["lifecycle"] is not MappingNode lifecycle)
                continue;
            foreach (var hook in Hooks)
                Examine(container, lifecycle[hook], ref breaks);
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks)
    {
        var names = BreakText.Names(breaks).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var hosts = BreakText.Values(breaks);
        return $"{BreakText.Plural("container", "containers", names.Length)} {BreakText.Quoted(names)} {BreakText.Plural("uses", "use", names.Length)} "
            + $"{BreakText.Plural("probe or lifecycle host", "probe or lifecycle hosts", hosts.Length)} {BreakText.Quoted(hosts)}";
    }

    static void Examine(in PodSetter container, ObjectNode? handler, ref PodSecurityBreaks breaks)
    {
        if (handler is null)
            return;
        foreach (var name in Actions)
        {
            if (handler[name] is MappingNode action && action["host"].AsText is { Length: > 0 } host)
                breaks.Refuse(container, host, action.LocationOf("host"));
        }
    }
}
