using Plimsoll.Kubernetes.Objects;
using System.Collections.Immutable;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Explaining;

/// <summary>Match rules in words.</summary>
static class MatchWords
{
    /// <summary>What is matched, each a phrase; empty where everything is.</summary>
    public static ImmutableArray<string> Of(MatchRules rules)
    {
        var phrases = rules.ResourceRules.Select(Of).ToList();
        if (!rules.NamespaceSelector.IsEmpty)
            phrases.Add($"in namespaces with {Of(rules.NamespaceSelector)}");
        if (!rules.ObjectSelector.IsEmpty)
            phrases.Add($"objects with {Of(rules.ObjectSelector)}");
        if (!rules.MatchesEquivalents)
            phrases.Add("only under the groups and versions named (matchPolicy: Exact)");
        return [.. phrases];
    }

    /// <summary>What is left out, each a phrase.</summary>
    public static ImmutableArray<string> Excluded(MatchRules rules) => [.. rules.ExcludeResourceRules.Select(Of)];

    /// <summary>A selector, e.g. <c>label stage=production and without label exempt</c>.</summary>
    public static string Of(LabelSelector selector) =>
        selector.IsEmpty ? "any labels" : string.Join(" and ", selector.Requirements.Select(Of));

    /// <summary>The parameters of a binding.</summary>
    public static string Of(ParamRef reference)
    {
        var which = reference.Selector is { } selector ? $"all with {Of(selector)}" : reference.Name;
        var where = reference.Namespace.Length > 0 ? $" in namespace {reference.Namespace}" : "";
        return $"{which}{where}, {(reference.DeniesWhenMissing ? "without them every request is denied" : "without them nothing is asked")}";
    }

    static string Of(LabelRequirement requirement) => requirement.Operator switch
    {
        LabelOperator.In when requirement.Values is [var only] => $"label {requirement.Key}={only}",
        LabelOperator.In => $"label {requirement.Key} one of {string.Join(", ", requirement.Values)}",
        LabelOperator.NotIn => $"label {requirement.Key} none of {string.Join(", ", requirement.Values)}",
        LabelOperator.Exists => $"label {requirement.Key}",
        _ => $"no label {requirement.Key}",
    };

    static string Of(ResourceRule rule)
    {
        var operations = rule.Operations.Length == Enum.GetValues<AdmissionOperation>().Length
            ? "every operation"
            : string.Join(" or ", rule.Operations.Select(AdmissionRequests.NameOf));
        var resources = Has(rule.Resources, "*/*") ? "everything"
            : Has(rule.Resources, "*") ? "every resource"
            : string.Join(", ", rule.Resources);
        var names = rule.ResourceNames.IsEmpty ? "" : $" named {string.Join(" or ", rule.ResourceNames)}";
        var scope = rule.Scope switch
        {
            RuleScope.Cluster => ", cluster-scoped only",
            RuleScope.Namespaced => ", in namespaces only",
            _ => "",
        };
        return $"{operations} of {resources} ({Groups(rule)}){names}{scope}";
    }

    static bool Has(ImmutableArray<string> words, string word) => words.Contains(word, StringComparer.Ordinal);

    static string Groups(ResourceRule rule)
    {
        var groups = Has(rule.ApiGroups, "*") ? "any group"
            : string.Join(", ", rule.ApiGroups.Select(group => group.Length == 0 ? "core" : group));
        var versions = Has(rule.ApiVersions, "*") ? "any version" : string.Join(", ", rule.ApiVersions);
        return $"{groups} {versions}";
    }
}
