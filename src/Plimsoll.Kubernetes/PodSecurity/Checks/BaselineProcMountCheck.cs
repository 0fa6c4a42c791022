using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.PodSecurity.Checks;

/// <summary>Showing the masked parts of /proc, outside a user namespace.</summary>
/// <remarks>Baseline, v1.0+; since v1.35 any value is allowed with hostUsers: false (KEP-127).</remarks>
public sealed class BaselineProcMountCheck() : PodSecurityCheck(
    "PLM-PSS-0008",
    "procMount",
    "/proc mount type",
    PodSecurityLevel.Baseline,
    Severity.Medium,
    "Remove securityContext.procMount, or set hostUsers: false",
    "procMount")
{
    /// <inheritdoc/>
    internal override void Examine(in PodView pod, ref PodSecurityBreaks breaks)
    {
        if (!pod.HasUserNamespace)
            AddRefused(pod, ref breaks);
    }

    /// <inheritdoc/>
    internal override string Detail(ImmutableArray<PodSecurityBreak> breaks) => DetailOf(breaks);

    /// <summary>Adds every mount type but the default one.</summary>
    internal static void AddRefused(in PodView pod, ref PodSecurityBreaks breaks)
    {
        foreach (ref readonly var container in pod.Containers)
        {
            if (container.Context is { } context && context["procMount"].AsText is { } type && type != "Default")
                breaks.Refuse(container, type, context.LocationOf("procMount"));
        }
    }

    /// <summary>The API server's detail, at both levels.</summary>
    internal static string DetailOf(ImmutableArray<PodSecurityBreak> breaks) =>
        $"{BreakText.Containers(breaks)} must not set securityContext.procMount to {BreakText.Quoted(BreakText.Values(breaks))}";
}
