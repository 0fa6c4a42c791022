using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Windows containers with the rights of a host process.</summary>
/// <remarks>Baseline, v1.0+: securityContext.windowsOptions.hostProcess of Pod and containers.</remarks>
public sealed class WindowsHostProcessCheck() : PodSecurityCheck(
    "PLM-PSS-0011",
    "windowsHostProcess",
    "Windows host process",
    PodSecurityLevel.Baseline,
    Severity.High,
    "Remove securityContext.windowsOptions.hostProcess, or set it to false",
    "hostProcess")
{
    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (ref readonly var setter in pod.Setters)
        {
            if (setter.Context?["windowsOptions"] is MappingNode options && options["hostProcess"].AsBoolean == true)
                breaks.Refuse(setter, "", options.LocationOf("hostProcess"));
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) =>
        $"{BreakText.Setters(breaks)} must not set securityContext.windowsOptions.hostProcess=true";
}
