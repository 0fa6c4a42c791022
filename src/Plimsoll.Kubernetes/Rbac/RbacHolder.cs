namespace Plimsoll.Kubernetes.Rbac;

/// <summary>Somebody who may do something, and by which rule.</summary>
/// <param name="Subject">Who.</param>
/// <param name="Grant">The binding and role; <c>null</c> for <c>system:masters</c>, which needs none.</param>
/// <param name="Rule">The rule; <c>null</c> likewise.</param>
public sealed record RbacHolder(RbacSubject Subject, RbacGrant? Grant, RoleRule? Rule);
