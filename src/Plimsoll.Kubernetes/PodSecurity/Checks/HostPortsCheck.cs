using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Kubernetes.Objects;
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
    "Remove hostPort; reach the Pod through a Service",
    "hostPort")
{
    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (ref readonly var container in pod.Containers)
        {
            if (container.Node["ports"] is not SequenceNode ports)
                continue;
            foreach (var item in ports.Items)
            {
                if (item is MappingNode port && port["hostPort"].AsInteger is { } number and not 0)
                    breaks.Refuse(container, number.ToString(CultureInfo.InvariantCulture), port.LocationOf("hostPort"));
            }
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks)
    {
        var ports = BreakText.Values(breaks);
        return $"{BreakText.Containers(breaks)} {BreakText.Plural("uses", "use", BreakText.Names(breaks).Length)} "
            + $"{BreakText.Plural("hostPort", "hostPorts", ports.Length)} {string.Join(", ", ports)}";
    }
}
