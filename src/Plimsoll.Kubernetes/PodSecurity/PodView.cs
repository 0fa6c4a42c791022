using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.PodSecurity;

/// <summary>A Pod as the checks look at it.</summary>
/// <param name="template">The Pod's template.</param>
/// <param name="version">The version of the standards that it is held to.</param>
public sealed class PodView(PodTemplate template, PodSecurityVersion version)
{
    /// <summary>The object that it is written in.</summary>
    public ObjectReference Object => template.Workload.Object;

    /// <summary>The Pod's specification.</summary>
    public MappingNode Spec { get; } = template.Spec;

    /// <summary>The Pod's metadata; <c>null</c> where none is written.</summary>
    public MappingNode? Metadata { get; } = template.Metadata;

    /// <summary>Containers of every kind: init, regular, ephemeral.</summary>
    public IReadOnlyList<MappingNode> Containers { get; } =
    [
        .. template.Spec["initContainers"].AsMappings,
        .. template.Spec["containers"].AsMappings,
        .. template.Spec["ephemeralContainers"].AsMappings,
    ];

    /// <summary>The Pod's own security context; <c>null</c> where none is written.</summary>
    public MappingNode? SecurityContext => Spec["securityContext"] as MappingNode;

    /// <summary>Whether it is held to the rules of a release of Kubernetes, or of a later one.</summary>
    /// <param name="minor">The x of 1.x.</param>
    public bool IsHeldTo(int minor) => version.Minor >= minor;

    /// <summary>Whether it says that it runs on Windows, where Linux-only fields are not required since v1.25.</summary>
    public bool IsWindows => IsHeldTo(25) && Spec["os"]?["name"].AsText == "windows";

    /// <summary>Whether it runs in a user namespace of its own, which loosens some controls since v1.35 (KEP-127).</summary>
    public bool HasUserNamespace => IsHeldTo(35) && Spec["hostUsers"].AsBoolean == false;

    /// <summary>The security contexts that are written: the Pod's, then the containers'.</summary>
    public IEnumerable<(MappingNode? Container, MappingNode Context)> SecurityContexts
    {
        get
        {
            if (SecurityContext is { } own)
                yield return (null, own);
            foreach (var container in Containers)
            {
                if (container["securityContext"] is MappingNode context)
                    yield return (container, context);
            }
        }
    }

    /// <summary>The API server's words for who sets a field.</summary>
    /// <param name="container">The container; <c>null</c> for the Pod.</param>
    public static string Setter(MappingNode? container) =>
        container is null ? "pod" : $"container \"{container["name"].AsText}\"";

    /// <summary>Where a field that is missing would stand: the container's security context, else the container.</summary>
    /// <param name="container">The container.</param>
    public static SourceLocation PlaceFor(MappingNode container) => container["securityContext"] is MappingNode
        ? container.LocationOf("securityContext")
        : container.Location;
}
