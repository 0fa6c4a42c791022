using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>The API server's guard against giving what one does not have.</summary>
/// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping</remarks>
public static class EscalationCheck
{
    const string Group = "rbac.authorization.k8s.io";

    /// <summary>Whether a user who may write a role may write these rules into it.</summary>
    /// <param name="index">Who may do what.</param>
    /// <param name="user">The user.</param>
    /// <param name="kind">Role or ClusterRole.</param>
    /// <param name="namespace">The namespace of a Role; empty for a ClusterRole.</param>
    /// <param name="name">The role's name.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The rights that are missing; none where it is allowed.</returns>
    public static ImmutableArray<PolicyRule> MissingToWrite(
        RbacIndex index, RbacUser user, string kind, string @namespace, string name, ImmutableArray<PolicyRule> rules) =>
        Missing(index, user, "escalate", kind, @namespace, name, rules);

    /// <summary>Whether a user who may write a binding may bind this role.</summary>
    /// <param name="index">Who may do what.</param>
    /// <param name="user">The user.</param>
    /// <param name="role">The role.</param>
    /// <param name="namespace">The binding's namespace; empty for a ClusterRoleBinding.</param>
    /// <returns>The rights that are missing; none where it is allowed.</returns>
    public static ImmutableArray<PolicyRule> MissingToBind(RbacIndex index, RbacUser user, RbacRole role, string @namespace) =>
        Missing(index, user, "bind", role.Reference.Kind, @namespace, role.Reference.Name, [.. role.Rules.Select(rule => rule.Rule)]);

    static ImmutableArray<PolicyRule> Missing(
        RbacIndex index, RbacUser user, string verb, string kind, string @namespace, string name, ImmutableArray<PolicyRule> rules)
    {
        var request = new RbacRequest(verb)
        {
            Group = Group, Resource = kind == "Role" ? "roles" : "clusterroles", Namespace = @namespace, Name = name,
        };
        return index.Can(user, request).IsAllowed ? [] : RuleCovering.Uncovered(index.RulesOf(user, @namespace), rules);
    }
}
