namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The kinds that rules name.</summary>
/// <remarks>
/// k8s.io/apiserver/pkg/admission/plugin/policy/validating, type checking: rules with a wildcard for groups or versions name
/// none, nor do wildcards for resources and subresources.
/// </remarks>
static class MatchedKinds
{
    /// <summary>Kinds of one rule at which the search ends.</summary>
    const int MaxKinds = 10;

    /// <summary>The kinds by group, version and name.</summary>
    public static IReadOnlyList<GroupVersionKind> Of(MatchRules rules, ResourceTable resources)
    {
        var kinds = new HashSet<GroupVersionKind>();
        foreach (var rule in rules.ResourceRules)
        {
            var found = KindsOf(rule, resources).Take(MaxKinds).ToList();
            kinds.UnionWith(found);
            if (found.Count == MaxKinds)
                break;
        }

        return
        [
            .. kinds.OrderBy(kind => kind.Group, StringComparer.Ordinal)
                .ThenBy(kind => kind.Version, StringComparer.Ordinal)
                .ThenBy(kind => kind.Kind, StringComparer.Ordinal),
        ];
    }

    static IEnumerable<GroupVersionKind> KindsOf(ResourceRule rule, ResourceTable resources)
    {
        if (rule.ApiGroups.Any(IsWildcard) || rule.ApiVersions.Any(IsWildcard))
            return [];
        return
            from @group in rule.ApiGroups.Order(StringComparer.Ordinal)
            from version in rule.ApiVersions.Order(StringComparer.Ordinal)
            from plural in rule.Resources.Order(StringComparer.Ordinal)
            where !IsWildcard(plural) && !plural.Contains('/', StringComparison.Ordinal)
            let type = resources.Find(@group, plural)
            where type is not null && type.Versions.Contains(version, StringComparer.Ordinal)
            select new GroupVersionKind(@group, version, type.Kind);
    }

    static bool IsWildcard(string text) => text.Contains('*', StringComparison.Ordinal);
}
