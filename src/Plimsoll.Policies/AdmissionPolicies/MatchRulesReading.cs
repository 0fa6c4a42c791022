using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Reads matchConstraints and matchResources.</summary>
/// <remarks>k8s.io/kubernetes/pkg/apis/admissionregistration/validation, v1.37.</remarks>
static class MatchRulesReading
{
    static readonly ImmutableArray<AdmissionOperation> AllOperations =
        [AdmissionOperation.Create, AdmissionOperation.Update, AdmissionOperation.Delete, AdmissionOperation.Connect];

    static readonly ImmutableArray<AdmissionOperation> MutableOperations =
        [AdmissionOperation.Create, AdmissionOperation.Update, AdmissionOperation.Connect];

    /// <summary>The rules.</summary>
    /// <param name="parent">What they belong to.</param>
    /// <param name="key">Their key.</param>
    /// <param name="isRequired">Whether there must be rules with resources.</param>
    /// <param name="isMutating">Whether DELETE cannot be matched.</param>
    public static MatchRules Read(FieldReader parent, string key, bool isRequired, bool isMutating)
    {
        if (parent.Mapping(key, isRequired) is not { } node)
            return MatchRules.Everything;
        var reader = new FieldReader(
            node, parent.PathOf(key), parent.Issues,
            "resourceRules", "excludeResourceRules", "matchPolicy", "objectSelector", "namespaceSelector");
        var rules = Rules(reader, "resourceRules", isMutating);
        if (isRequired && rules.IsEmpty)
            reader.Fail("resourceRules", "at least one rule is required");
        return new MatchRules
        {
            ResourceRules = rules,
            ExcludeResourceRules = Rules(reader, "excludeResourceRules", isMutating),
            MatchesEquivalents = reader.Word("matchPolicy", isRequired: false, "Equivalent", "Exact") == "Equivalent",
            ObjectSelector = SelectorReading.Read(reader, "objectSelector") ?? LabelSelector.Everything,
            NamespaceSelector = SelectorReading.Read(reader, "namespaceSelector") ?? LabelSelector.Everything,
        };
    }

    static ImmutableArray<ResourceRule> Rules(FieldReader reader, string key, bool isMutating) =>
    [
        .. reader.Mappings(key).Select(item => Rule(
            new FieldReader(
                item.Node, item.Path, reader.Issues,
                "apiGroups", "apiVersions", "operations", "resources", "resourceNames", "scope"),
            isMutating)),
    ];

    static ResourceRule Rule(FieldReader reader, bool isMutating)
    {
        var names = reader.Texts("resourceNames");
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length)
            reader.Fail("resourceNames", "must not name one twice");
        return new ResourceRule(
            Wildcards(reader, "apiGroups"),
            Wildcards(reader, "apiVersions"),
            Operations(reader, isMutating),
            Resources(reader),
            names,
            reader.Word("scope", isRequired: false, "*", "Cluster", "Namespaced") switch
            {
                "Cluster" => RuleScope.Cluster,
                "Namespaced" => RuleScope.Namespaced,
                _ => RuleScope.All,
            });
    }

    static ImmutableArray<string> Wildcards(FieldReader reader, string key)
    {
        var values = reader.Texts(key, isRequired: true);
        if (values.Length > 1 && values.Contains("*", StringComparer.Ordinal))
            reader.Fail(key, "where * is given, nothing else may be");
        if (key == "apiVersions" && values.Any(string.IsNullOrEmpty))
            reader.Fail(key, "must not hold an empty version");
        return values;
    }

    static ImmutableArray<string> Resources(FieldReader reader)
    {
        var resources = reader.Texts("resources", isRequired: true);
        foreach (var resource in resources)
        {
            if (resource.Length == 0)
                reader.Fail("resources", "must not hold an empty resource");
            else if (resource == "*/*" && resources.Length > 1)
                reader.Fail("resources", "where */* is given, nothing else may be");
            else if (resource == "*" && resources.Any(other => other != "*" && !other.Contains('/', StringComparison.Ordinal)))
                reader.Fail("resources", "where * is given, no other resource without a subresource may be");
        }

        return resources;
    }

    static ImmutableArray<AdmissionOperation> Operations(FieldReader reader, bool isMutating)
    {
        var words = reader.Texts("operations", isRequired: true);
        var all = isMutating ? MutableOperations : AllOperations;
        if (words.Contains("*", StringComparer.Ordinal))
        {
            if (words.Length > 1)
                reader.Fail("operations", "where * is given, nothing else may be");
            return all;
        }

        var operations = ImmutableArray.CreateBuilder<AdmissionOperation>(words.Length);
        foreach (var word in words)
        {
            if (AdmissionRequests.OperationOf(word) is { } operation && all.Contains(operation))
                operations.Add(operation);
            else
                reader.Fail("operations", $"must be CREATE, UPDATE, {(isMutating ? "" : "DELETE, ")}CONNECT or *, not \"{word}\"");
        }

        return operations.ToImmutable();
    }
}
