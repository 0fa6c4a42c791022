using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
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
    "Remove hostNetwork, hostPID and hostIPC, or set them to false")
{
    static readonly string[] Fields = ["hostNetwork", "hostPID", "hostIPC"];

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from field in Fields
        where pod.Spec[field].AsBoolean == true
        select Break(pod, "host namespaces", $"{field}=true", pod.Spec.LocationOf(field));
}
