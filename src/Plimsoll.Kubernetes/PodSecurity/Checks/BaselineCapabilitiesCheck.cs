using System.Collections.Frozen;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Adding capabilities beyond the default set of container runtimes.</summary>
/// <remarks>Baseline, v1.0+: containers[*].securityContext.capabilities.add. Names are compared as written: CAP_CHOWN and chown are not CHOWN.</remarks>
public sealed class BaselineCapabilitiesCheck() : PodSecurityCheck(
    "PLM-PSS-0003",
    "capabilities_baseline",
    "Non-default capabilities",
    PodSecurityLevel.Baseline,
    Severity.High,
    "Remove the capability from securityContext.capabilities.add")
{
    static readonly FrozenSet<string> Allowed = new[]
    {
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
        "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from container in pod.Containers
        let added = container["securityContext"]?["capabilities"]?["add"] as SequenceNode
        where added is not null
        from capability in added.Items.OfType<ScalarNode>()
        where !Allowed.Contains(capability.Text)
        select Break(
            pod,
            "non-default capabilities",
            $"{PodView.Setter(container)} must not include \"{capability.Text}\" in securityContext.capabilities.add",
            capability.Location,
            container);
}
