namespace Plimsoll.Kubernetes.Rbac;

/// <summary>Whether somebody may do something, and by which rule.</summary>
/// <param name="IsAllowed">Whether they may.</param>
/// <param name="Grant">The binding and role; <c>null</c> where none is needed or none allows it.</param>
/// <param name="Rule">The rule that allows it; <c>null</c> where there is no grant.</param>
public sealed record RbacAnswer(bool IsAllowed, RbacGrant? Grant, RoleRule? Rule)
{
    /// <summary>No rule allows it.</summary>
    public static RbacAnswer No { get; } = new(false, null, null);

    /// <summary>A member of <c>system:masters</c> asks.</summary>
    public static RbacAnswer OfMasters { get; } = new(true, null, null);
}
