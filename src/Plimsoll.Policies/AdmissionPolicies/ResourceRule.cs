using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A rule of resourceRules or excludeResourceRules.</summary>
/// <param name="ApiGroups"><c>*</c> for all.</param>
/// <param name="ApiVersions"><c>*</c> for all.</param>
/// <param name="Operations">The operations; all four for <c>*</c>.</param>
/// <param name="Resources">e.g. <c>pods</c>, <c>pods/*</c>, <c>*/scale</c>, <c>*</c>, <c>*/*</c>.</param>
/// <param name="ResourceNames">The names that it is limited to; empty for no limit.</param>
/// <param name="Scope">Namespaced, cluster-scoped or both.</param>
/// <remarks>k8s.io/apiserver/pkg/admission/plugin/webhook/predicates/rules.</remarks>
public sealed record ResourceRule(
    ImmutableArray<string> ApiGroups,
    ImmutableArray<string> ApiVersions,
    ImmutableArray<AdmissionOperation> Operations,
    ImmutableArray<string> Resources,
    ImmutableArray<string> ResourceNames,
    RuleScope Scope)
{
    /// <summary>Whether a request is under the rule, addressed as <paramref name="resource"/>.</summary>
    public bool Matches(AdmissionRequest request, GroupVersionResource resource) =>
        MatchesScope(request)
        && Operations.Contains(request.Operation)
        && Has(ApiGroups, resource.Group)
        && Has(ApiVersions, resource.Version)
        && MatchesResource(resource.Resource, request.Subresource)
        && (ResourceNames.IsEmpty || Has(ResourceNames, request.Name, any: false));

    /// <summary>Whether the rule can match a resource at all, whatever the request.</summary>
    internal bool CanMatch(string plural) => MatchesName(plural);

    bool MatchesScope(AdmissionRequest request) => Scope switch
    {
        RuleScope.Namespaced => !request.IsNamespaceObject && request.Namespace.Length > 0,
        RuleScope.Cluster => request.IsNamespaceObject || request.Namespace.Length == 0,
        _ => true,
    };

    bool MatchesResource(string plural, string subresource)
    {
        foreach (var written in Resources)
        {
            var text = written.AsSpan();
            var slash = text.IndexOf('/');
            var main = slash < 0 ? text : text[..slash];
            var sub = slash < 0 ? [] : text[(slash + 1)..];
            if ((main is "*" || main.SequenceEqual(plural)) && (sub is "*" || sub.SequenceEqual(subresource)))
                return true;
        }

        return false;
    }

    bool MatchesName(string plural)
    {
        foreach (var written in Resources)
        {
            var slash = written.IndexOf('/', StringComparison.Ordinal);
            var main = slash < 0 ? written : written[..slash];
            if (main == "*" || main == plural)
                return true;
        }

        return false;
    }

    static bool Has(ImmutableArray<string> values, string value, bool any = true)
    {
        foreach (var candidate in values)
        {
            if (candidate == value || (any && candidate == "*"))
                return true;
        }

        return false;
    }
}
