using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Selects objects by their labels: all conditions must hold; none selects everything.</summary>
/// <param name="Requirements">The conditions of matchLabels and matchExpressions.</param>
public sealed record LabelSelector(ImmutableArray<LabelRequirement> Requirements)
{
    /// <summary>Selects everything.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>Whether it selects everything.</summary>
    public bool IsEmpty => Requirements.IsEmpty;

    /// <summary>Whether labels meet every condition.</summary>
    /// <param name="labels">A mapping of texts; <c>null</c> for no labels.</param>
    public bool Matches(ObjectNode? labels)
    {
        foreach (var requirement in Requirements)
        {
            if (!requirement.IsMetBy((labels?[requirement.Key] as ScalarNode)?.Text))
                return false;
        }

        return true;
    }

    /// <summary>Whether an object is there and its labels meet every condition.</summary>
    internal bool MatchesObject(KubernetesObject? @object) =>
        @object is not null && Matches(@object.Root["metadata"]?["labels"]);
}
