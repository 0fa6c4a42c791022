using System.Collections.Immutable;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>A RoleBinding or a ClusterRoleBinding.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="Location">Where it starts.</param>
/// <param name="RoleKind">The kind of the role: Role or ClusterRole.</param>
/// <param name="RoleName">The name of the role.</param>
/// <param name="RoleLocation">Where the role is named.</param>
/// <param name="Subjects">To whom it gives the role.</param>
public sealed record RbacBinding(
    ObjectReference Reference,
    SourceLocation Location,
    string RoleKind,
    string RoleName,
    SourceLocation RoleLocation,
    ImmutableArray<BoundSubject> Subjects)
{
    /// <summary>Whether it grants in every namespace, and what has none.</summary>
    public bool IsClusterWide => Reference.Kind == "ClusterRoleBinding";

    /// <summary>The only namespace where it grants; empty for everywhere.</summary>
    public string Scope => IsClusterWide ? "" : Reference.Namespace;

    /// <summary>The role as messages name it.</summary>
    public string RoleText => RoleKind == "Role" ? $"Role {Reference.Namespace}/{RoleName}" : $"{RoleKind} {RoleName}";

    /// <summary>Whether Kubernetes made it.</summary>
    public bool IsBuiltIn => Reference.Name.StartsWith("system:", StringComparison.Ordinal);
}
