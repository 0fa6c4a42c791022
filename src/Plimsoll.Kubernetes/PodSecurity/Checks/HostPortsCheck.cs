using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Ports on the host's own address.</summary>
/// <remarks>Baseline, v1.0+: containers[*].ports[*].hostPort, other than 0.</remarks>
public sealed class HostPortsCheck() : PodSecurityCheck(
    "PLM-PSS-0005",
    "hostPorts",
    "Host ports",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Remove hostPort; reach the Pod through a Service")
{
    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from container in pod.Containers
        from port in container["ports"].AsMappings
        let number = port["hostPort"].AsInteger
        where number is not null and not 0
        select Break(
            pod,
            "hostPort",
            $"{PodView.Setter(container)} uses hostPort {number}",
            port.LocationOf("hostPort"),
            container);
}
