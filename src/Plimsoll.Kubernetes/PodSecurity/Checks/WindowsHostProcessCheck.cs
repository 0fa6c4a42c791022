using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
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
    "Remove securityContext.windowsOptions.hostProcess, or set it to false")
{
    /// <inheritdoc/>
    public override IEnumerable<ObjectFinding> Examine(PodView pod) =>
        from setter in pod.SecurityContexts
        let options = setter.Context["windowsOptions"] as MappingNode
        where options?["hostProcess"].AsBoolean == true
        select Break(
            pod,
            "hostProcess",
            $"{PodView.Setter(setter.Container)} must not set securityContext.windowsOptions.hostProcess=true",
            options.LocationOf("hostProcess"),
            setter.Container);
}
