using System.Collections.Immutable;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Answers from the RBAC objects that are given. Immutable; safe for concurrent use.</summary>
/// <remarks>https://kubernetes.io/docs/reference/access-authn-authz/rbac/; the group system:masters may do everything.</remarks>
sealed class RbacAuthorizer : IAuthorizer
{
    const string Group = "rbac.authorization.k8s.io";

    static readonly AuthorizationDecision Allowed = new(AuthorizationVerdict.Allowed);
    static readonly AuthorizationDecision NotAllowed = new(AuthorizationVerdict.NoOpinion);

    readonly Dictionary<(string Kind, string Namespace, string Name), ImmutableArray<MappingNode>> _roles = [];
    readonly List<RbacGrant> _grants = [];

    RbacAuthorizer(ImmutableArray<KubernetesObject> objects)
    {
        var clusterRoles = objects.Where(found => found.Reference.Kind == "ClusterRole").ToImmutableArray();
        foreach (var found in objects)
        {
            if (found.Reference.Kind is "Role" or "ClusterRole")
                _roles[(found.Reference.Kind, NamespaceOf(found), found.Reference.Name)] = RulesOf(found, clusterRoles);
        }

        foreach (var found in objects.Where(found => found.Reference.Kind is "RoleBinding" or "ClusterRoleBinding"))
            _grants.Add(GrantOf(found));
    }

    /// <summary>Answers from the roles and bindings among <paramref name="objects"/>; nothing is known where there are none.</summary>
    public static IAuthorizer From(ImmutableArray<KubernetesObject> objects)
    {
        ImmutableArray<KubernetesObject> rbac =
            [.. objects.Where(found => found.Reference.ApiVersion.StartsWith(Group + "/", StringComparison.Ordinal))];
        return rbac.IsEmpty ? UnknownAuthorizer.Instance : new RbacAuthorizer(rbac);
    }

    public AuthorizationDecision Authorize(AuthorizationAttributes attributes)
    {
        if (attributes.User.Groups.Contains("system:masters", StringComparer.Ordinal))
            return Allowed;
        foreach (var grant in _grants)
        {
            if ((grant.Namespace.Length == 0 || grant.Namespace == attributes.Namespace)
                && grant.Subjects.Any(subject => IsMeant(subject, grant.Namespace, attributes.User))
                && grant.Rules.Any(rule => Allows(rule, attributes)))
            {
                return Allowed;
            }
        }

        return NotAllowed;
    }

    static ImmutableArray<MappingNode> RulesOf(KubernetesObject role, ImmutableArray<KubernetesObject> clusterRoles)
    {
        ImmutableArray<MappingNode> own = [.. role.Root["rules"].AsMappings];
        var aggregated = role.Root["aggregationRule"]?["clusterRoleSelectors"].AsMappings
            .Select(selector => SelectorReading.Read(selector, "aggregationRule", new PolicyIssues(role.Reference)))
            .SelectMany(selector => clusterRoles.Where(candidate => candidate != role && selector.MatchesObject(candidate)))
            .SelectMany(candidate => candidate.Root["rules"].AsMappings);
        return [.. own, .. aggregated ?? []];
    }

    RbacGrant GrantOf(KubernetesObject binding)
    {
        var isClusterWide = binding.Reference.Kind == "ClusterRoleBinding";
        var @namespace = isClusterWide ? "" : NamespaceOf(binding);
        var kind = binding.Root["roleRef"]?["kind"].AsText ?? "";
        var key = (kind, kind == "Role" ? @namespace : "", binding.Root["roleRef"]?["name"].AsText ?? "");
        return new RbacGrant(@namespace, [.. binding.Root["subjects"].AsMappings], _roles.GetValueOrDefault(key, []));
    }

    static string NamespaceOf(KubernetesObject found) => found.Reference.Kind.StartsWith("Cluster", StringComparison.Ordinal)
        ? ""
        : found.Reference.Namespace is { Length: > 0 } written ? written : AdmissionRequests.DefaultNamespace;

    static bool IsMeant(MappingNode subject, string bindingNamespace, AuthorizationUser user)
    {
        var name = subject["name"].AsText ?? "";
        return subject["kind"].AsText switch
        {
            "User" => user.Name == name,
            "Group" => user.Groups.Contains(name, StringComparer.Ordinal),
            "ServiceAccount" => user.Name
                == $"system:serviceaccount:{subject["namespace"].AsText ?? bindingNamespace}:{name}",
            _ => false,
        };
    }

    static bool Allows(MappingNode rule, AuthorizationAttributes attributes)
    {
        if (!Has(rule["verbs"], attributes.Verb))
            return false;
        if (!attributes.IsResource)
            return AdmissionRequests.TextsOf(rule["nonResourceURLs"]).Any(path => MatchesPath(path, attributes.Path));
        var names = AdmissionRequests.TextsOf(rule["resourceNames"]);
        return Has(rule["apiGroups"], attributes.Group)
            && HasResource(rule["resources"], attributes.Resource, attributes.Subresource)
            && (names.IsEmpty || names.Contains(attributes.Name, StringComparer.Ordinal));
    }

    static bool Has(ObjectNode? values, string value) =>
        AdmissionRequests.TextsOf(values).Any(candidate => candidate == "*" || candidate == value);

    static bool HasResource(ObjectNode? values, string resource, string subresource)
    {
        var asked = subresource.Length == 0 ? resource : $"{resource}/{subresource}";
        return AdmissionRequests.TextsOf(values).Any(candidate =>
            candidate == "*" || candidate == asked || (subresource.Length > 0 && candidate == $"*/{subresource}"));
    }

    static bool MatchesPath(string pattern, string path) => pattern is [.. var prefix, '*']
        ? path.StartsWith(prefix, StringComparison.Ordinal)
        : pattern == path;
}
