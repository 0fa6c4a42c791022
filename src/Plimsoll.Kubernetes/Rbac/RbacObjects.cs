using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>The RBAC objects of manifests, and what is wrong with them.</summary>
/// <param name="Roles">Roles and ClusterRoles, aggregated.</param>
/// <param name="Bindings">RoleBindings and ClusterRoleBindings.</param>
/// <param name="ServiceAccounts">The ServiceAccount objects.</param>
/// <param name="Problems">What is wrong, in the order in which it was found.</param>
public sealed record RbacObjects(
    ImmutableArray<RbacRole> Roles,
    ImmutableArray<RbacBinding> Bindings,
    ImmutableArray<KubernetesObject> ServiceAccounts,
    ImmutableArray<RbacProblem> Problems)
{
    /// <summary>The namespace of an object that names none, as kubectl applies it.</summary>
    public const string DefaultNamespace = "default";

    /// <summary>The namespace that a namespaced object stands in.</summary>
    /// <param name="found">The object.</param>
    public static string NamespaceOf(KubernetesObject found) =>
        found.Reference.Namespace is { Length: > 0 } written ? written : DefaultNamespace;

    /// <summary>What is wrong with such a namespace.</summary>
    /// <param name="wrong">The namespace.</param>
    internal static string Text(ScalarNode wrong) =>
        $"the namespace {wrong.Text} is no text: quote it; it is taken as \"{DefaultNamespace}\"";
}
