namespace Plimsoll.Kubernetes.Rbac;

/// <summary>A rule as a role has it, its own or an aggregated one.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Role">The role that it is written in.</param>
/// <param name="Index">Which rule of that role, from 0.</param>
public sealed record RoleRule(PolicyRule Rule, RbacRole Role, int Index);
