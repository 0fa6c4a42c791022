using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The matchConstraints of a policy or the matchResources of a binding.</summary>
/// <remarks>k8s.io/apiserver/pkg/admission/plugin/policy/matching, v1.37.</remarks>
public sealed record MatchRules
{
    /// <summary>Matches every request.</summary>
    public static MatchRules Everything { get; } = new();

    /// <summary>What is matched; empty for everything.</summary>
    public ImmutableArray<ResourceRule> ResourceRules { get; init; } = [];

    /// <summary>What is not matched, whatever the other rules say.</summary>
    public ImmutableArray<ResourceRule> ExcludeResourceRules { get; init; } = [];

    /// <summary>Whether the same objects under other groups and versions match too.</summary>
    public bool MatchesEquivalents { get; init; } = true;

    /// <summary>By the labels of the object, or of the object before.</summary>
    public LabelSelector ObjectSelector { get; init; } = LabelSelector.Everything;

    /// <summary>By the labels of its namespace.</summary>
    public LabelSelector NamespaceSelector { get; init; } = LabelSelector.Everything;

    /// <summary>Whether a request is matched.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cluster">Knows the namespaces and resources.</param>
    public MatchResult Match(AdmissionRequest request, ClusterObjects cluster)
    {
        if (!ObjectSelector.IsEmpty && !ObjectSelector.MatchesObject(request.Object) && !ObjectSelector.MatchesObject(request.OldObject))
            return MatchResult.None;
        if (!ExcludeResourceRules.IsEmpty && MatchAny(ExcludeResourceRules, request, cluster).IsMatch)
            return MatchResult.None;
        var matched = ResourceRules.IsEmpty
            ? new MatchResult(true, request.Kind, request.Resource)
            : MatchAny(ResourceRules, request, cluster);
        return matched.IsMatch && MatchesNamespace(request, cluster) ? matched : MatchResult.None;
    }

    bool MatchesNamespace(AdmissionRequest request, ClusterObjects cluster)
    {
        if (NamespaceSelector.IsEmpty)
            return true;
        if (request.Resource.Resource == "namespaces")
        {
            return request is { Subresource: "", Object: { } written, Operation: AdmissionOperation.Create or AdmissionOperation.Update }
                ? NamespaceSelector.MatchesObject(written)
                : NamespaceSelector.Matches(LabelsOf(cluster, request.Name) ?? request.OldObject?.Root["metadata"]?["labels"]);
        }

        return request.Namespace.Length == 0 || NamespaceSelector.Matches(LabelsOf(cluster, request.Namespace));
    }

    static ObjectNode? LabelsOf(ClusterObjects cluster, string @namespace) =>
        cluster.Namespace(@namespace)["metadata"]?["labels"];

    MatchResult MatchAny(ImmutableArray<ResourceRule> rules, AdmissionRequest request, ClusterObjects cluster)
    {
        foreach (var rule in rules)
        {
            if (rule.Matches(request, request.Resource))
                return new MatchResult(true, request.Kind, request.Resource);
        }

        return MatchesEquivalents ? MatchEquivalent(rules, request, cluster) : MatchResult.None;
    }

    static MatchResult MatchEquivalent(ImmutableArray<ResourceRule> rules, AdmissionRequest request, ClusterObjects cluster)
    {
        foreach (var rule in rules)
        {
            if (!rule.CanMatch(request.Resource.Resource))
                continue;
            foreach (var (resource, kind) in cluster.Resources.EquivalentsOf(request.Resource))
            {
                if (rule.Matches(request, resource))
                    return new MatchResult(true, request.Subresource.Length == 0 ? kind : request.Kind, resource);
            }
        }

        return MatchResult.None;
    }
}
