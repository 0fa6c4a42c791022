using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>Who sets fields: the Pod or one of its containers.</summary>
/// <param name="Node">The container; for the Pod its specification.</param>
/// <param name="Context">Its security context; <c>null</c> where none is written.</param>
/// <param name="IsPod">Whether it is the Pod.</param>
readonly record struct PodSetter(MappingNode Node, MappingNode? Context, bool IsPod)
{
    /// <summary>The container; <c>null</c> for the Pod.</summary>
    public MappingNode? Container => IsPod ? null : Node;

    /// <summary>Where a field of the security context that is missing would stand: the security context, else the container.</summary>
    public SourceLocation PlaceForField => Context is null ? Node.Location : Node.LocationOf("securityContext");
}
