using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Sharing the host's network, process or IPC namespace.</summary>
/// <remarks>Baseline, v1.0+: spec.hostNetwork, spec.hostPID, spec.hostIPC.</remarks>
public sealed class HostNamespacesCheck() : PodSecurityCheck(
    "PLM-PSS-0001",
    "hostNamespaces",
    "Host namespaces",
    PodSecurityLevel.Baseline,
    Severity.High,
    "Remove hostNetwork, hostPID and hostIPC, or set them to false",
    "host namespaces")
{
    static readonly string[] Fields = ["hostNetwork", "hostPID", "hostIPC"];

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (var field in Fields)
        {
            if (pod.Spec[field].AsBoolean == true)
                breaks.Refuse($"{field}=true", pod.Spec.LocationOf(field));
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) => string.Join(", ", breaks.Select(found => found.Value));
}
