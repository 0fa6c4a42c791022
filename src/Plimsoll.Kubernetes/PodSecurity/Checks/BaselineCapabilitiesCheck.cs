using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
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
    "Remove the capability from securityContext.capabilities.add",
    "non-default capabilities")
{
    static readonly FrozenSet<string> Allowed = new[]
    {
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
        "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (ref readonly var container in pod.Containers)
        {
            if (container.Context?["capabilities"]?["add"] is not SequenceNode added)
                continue;
            foreach (var item in added.Items)
            {
                if (item is ScalarNode capability && !Allowed.Contains(capability.Text))
                    breaks.Refuse(container, capability.Text, capability.Location);
            }
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) =>
        $"{BreakText.Containers(breaks)} must not include {BreakText.Quoted(BreakText.Values(breaks))} in securityContext.capabilities.add";
}
