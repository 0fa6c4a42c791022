namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>A capability of somebody, with the binding and rule that give it.</summary>
/// <param name="Grant">The binding and its role.</param>
/// <param name="Rule">The rule; its resourceNames limit it.</param>
sealed record HeldCapability(RbacGrant Grant, RoleRule Rule);
