namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>A capability of a role, with the rule that gives it.</summary>
/// <param name="Capability">The capability.</param>
/// <param name="Rule">The rule; its resourceNames limit it.</param>
sealed record RoleCapability(Capability Capability, RoleRule Rule);
