using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Rbac;

/// <summary>A workload that runs as a ServiceAccount.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="MountsToken">Whether its Pods are given the token.</param>
/// <param name="Exposure">How it can be reached: Services, Ingresses, routes, the host's network; none where nothing says so.</param>
/// <param name="PodSecurity">Ids of the Pod Security findings at level baseline, each once.</param>
public sealed record AccountUse(
    ObjectReference Workload,
    SourceLocation Location,
    bool MountsToken,
    ImmutableArray<string> Exposure,
    ImmutableArray<string> PodSecurity)
{
    /// <summary>Whether network policies let neither the outside nor unknown Pods in: what exposes it then leads nowhere.</summary>
    public bool IsClosed { get; init; }
}
