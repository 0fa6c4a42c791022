using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>The podSelector of a NetworkPolicy: of objects that the API server has checked or will, so read without complaint.</summary>
static class PodSelector
{
    /// <summary>Whether labels are selected; an empty selector selects all.</summary>
    public static bool Matches(ObjectNode? selector, ObjectNode? labels) =>
        (selector?["matchLabels"] as MappingNode)?.Entries.All(entry => TextOf(labels, entry.Key) == (entry.Value as ScalarNode)?.Text) != false
        && (selector?["matchExpressions"]).AsMappings.Select(Requirement).All(requirement => requirement.IsMetBy(TextOf(labels, requirement.Key)));

    static string? TextOf(ObjectNode? labels, string key) => (labels?[key] as ScalarNode)?.Text;

    static LabelRequirement Requirement(MappingNode expression) => new(
        expression["key"].AsText ?? "",
        Enum.TryParse<LabelOperator>(expression["operator"].AsText, out var known) ? known : LabelOperator.Exists,
        [.. ((expression["values"] as SequenceNode)?.Items ?? []).Select(value => value.AsText ?? "")]);
}
