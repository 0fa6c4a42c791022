namespace Plimsoll.Kubernetes.Rbac;

/// <summary>A binding with the role that it gives.</summary>
/// <param name="Binding">The binding.</param>
/// <param name="Role">The role.</param>
public sealed record RbacGrant(RbacBinding Binding, RbacRole Role);
