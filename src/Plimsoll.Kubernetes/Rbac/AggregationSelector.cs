using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Rbac;

/// <summary>A label selector of an aggregation rule.</summary>
/// <remarks>k8s.io/apimachinery LabelSelectorAsSelector: all conditions must hold, none selects all, NotIn holds for an absent key.</remarks>
sealed record AggregationSelector(
    ImmutableArray<(string Key, string Value)> Labels,
    ImmutableArray<(string Key, string Operator, ImmutableArray<string> Values)> Conditions)
{
    /// <summary>The selector; <c>null</c> where an operator is unknown or misused, which selects nothing.</summary>
    public static AggregationSelector? Read(MappingNode node)
    {
        var labels = (node["matchLabels"] as MappingNode)?.Entries ?? [];
        ImmutableArray<(string Key, string Operator, ImmutableArray<string> Values)> conditions =
        [
            .. node["matchExpressions"].AsMappings.Select(expression => (
                expression["key"].AsText ?? "", expression["operator"].AsText ?? "", RbacReader.Texts(expression["values"]))),
        ];
        return conditions.All(IsValid)
            ? new AggregationSelector([.. labels.Select(entry => (entry.Key, entry.Value.AsText ?? ""))], conditions)
            : null;
    }

    /// <summary>Whether labels meet every condition.</summary>
    public bool Matches(MappingNode? labels) =>
        Labels.All(label => labels?[label.Key].AsText == label.Value) && Conditions.All(condition => Holds(condition, labels));

    static bool IsValid((string Key, string Operator, ImmutableArray<string> Values) condition) => condition.Operator switch
    {
        "In" or "NotIn" => !condition.Values.IsEmpty,
        "Exists" or "DoesNotExist" => condition.Values.IsEmpty,
        _ => false,
    };

    static bool Holds((string Key, string Operator, ImmutableArray<string> Values) condition, MappingNode? labels)
    {
        var value = labels?[condition.Key].AsText;
        return condition.Operator switch
        {
            "In" => value is not null && condition.Values.Contains(value, StringComparer.Ordinal),
            "NotIn" => value is null || !condition.Values.Contains(value, StringComparer.Ordinal),
            "Exists" => value is not null,
            _ => value is null,
        };
    }
}
