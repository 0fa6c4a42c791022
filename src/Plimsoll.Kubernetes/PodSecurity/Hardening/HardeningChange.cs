using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.PodSecurity.Hardening;

/// <summary>One field that is set or removed.</summary>
/// <param name="Path">The way from the Pod's specification, e.g. <c>containers</c>, <c>web</c>, <c>securityContext</c>: below a list of containers a name.</param>
/// <param name="Value">What it is set to; <c>null</c> where it is removed.</param>
/// <param name="Consequence">What the workload has to be able to do then, in a few words; empty where nothing changes for it.</param>
public sealed record HardeningChange(ImmutableArray<string> Path, ObjectNode? Value, string Consequence)
{
    /// <summary>The path for people, e.g. <c>containers[web].securityContext.privileged</c>.</summary>
    public string Field => string.Concat(Path.Select((step, index) => (KeyOf(index), index) switch
    {
        ({ }, _) => $"[{step}]",
        (_, 0) => step,
        _ => "." + step,
    }));

    /// <summary>The key by which a step of the path names an item of a list; <c>null</c> where the step is a key itself.</summary>
    /// <param name="index">Which step, from 0.</param>
    /// <remarks>The merge keys of the Kubernetes API: containers are named, ports have their number.</remarks>
    public string? KeyOf(int index) => index switch
    {
        1 when Path[0] is "containers" or "initContainers" or "ephemeralContainers" => "name",
        3 when Path[2] == "ports" => "containerPort",
        _ => null,
    };
}
