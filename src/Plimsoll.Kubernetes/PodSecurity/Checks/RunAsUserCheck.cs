using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Containers that ask to run as user 0.</summary>
/// <remarks>Restricted, v1.23+: securityContext.runAsUser of Pod and containers; not asked with hostUsers: false since v1.35 (KEP-127).</remarks>
public sealed class RunAsUserCheck() : PodSecurityCheck(
    "PLM-PSS-0016",
    "runAsUser",
    "User id 0",
    PodSecurityLevel.Restricted,
    Severity.Medium,
    "Remove securityContext.runAsUser, or set it to another user than 0",
    "runAsUser=0")
{
    /// <inheritdoc/>
    public override int Since => 23;

    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (pod.HasUserNamespace)
            return;
        foreach (ref readonly var setter in pod.Setters)
        {
            if (setter.Context is { } context && context["runAsUser"].AsInteger == 0)
                breaks.Refuse(setter, "", context.LocationOf("runAsUser"));
        }
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) => $"{BreakText.Setters(breaks)} must not set runAsUser=0";
}
