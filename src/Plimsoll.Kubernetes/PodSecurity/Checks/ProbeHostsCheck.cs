using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
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
    "Remove the host field: probes and hooks go to the Pod itself")
{
    static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    static readonly string[] Hooks = ["postStart", "preStop"];
    static readonly string[] Actions = ["httpGet", "tcpSocket"];

    /// <inheritdoc/>
    public override int Since => 34;

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from container in pod.Containers
        from handler in Probes.Select(probe => container[probe])
            .Concat(Hooks.Select(hook => container["lifecycle"]?[hook]))
        from name in Actions
        let action = handler?[name] as MappingNode
        let host = action?["host"].AsText
        where action is not null && host is { Length: > 0 }
        select Break(
            pod,
            "probe or lifecycle host",
            $"{PodView.Setter(container)} uses probe or lifecycle host \"{host}\"",
            action.LocationOf("host"),
            container);
}
