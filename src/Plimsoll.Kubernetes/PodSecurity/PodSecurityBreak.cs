using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>One place where a Pod breaks a control.</summary>
/// <param name="Part">The container or volume that breaks it; <c>null</c> where it is the Pod.</param>
/// <param name="Value">What is refused, in the API server's words, e.g. <c>NET_RAW</c>; empty where the place says all.</param>
/// <param name="Location">The line to look at.</param>
/// <param name="IsMissing">Whether something is not set that has to be.</param>
public readonly record struct PodSecurityBreak(MappingNode? Part, string Value, SourceLocation Location, bool IsMissing = false)
{
    /// <summary>The name of the container or volume; empty for the Pod.</summary>
    public string Name => Part?["name"].AsText ?? "";
}
