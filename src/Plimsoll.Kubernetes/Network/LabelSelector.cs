using Plimsoll.Kubernetes.Objects;
using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>Conditions on labels that must all hold; without a condition everything is selected.</summary>
public sealed class LabelSelector : IEquatable<LabelSelector>
{
    /// <param name="requirements">The conditions.</param>
    public LabelSelector(IEnumerable<LabelRequirement> requirements)
    {
        Requirements = [.. requirements.DistinctBy(one => one.ToString(), StringComparer.Ordinal).OrderBy(one => one.ToString(), StringComparer.Ordinal)];
        Text = string.Join(',', Requirements);
    }

    /// <summary>Selects everything.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>The conditions, sorted.</summary>
    public ImmutableArray<LabelRequirement> Requirements { get; }

    /// <summary>Whether it was written with <c>matchExpressions</c>, which describe a set, and not by the labels of certain pods. No part of equality.</summary>
    public bool HasExpressions { get; init; }

    /// <summary>As kubectl writes it; empty where everything is selected.</summary>
    public string Text { get; }

    /// <summary>Whether it selects everything.</summary>
    public bool IsEverything => Requirements.IsEmpty;

    /// <summary>Selects what has exactly these values.</summary>
    /// <param name="labels">The labels.</param>
    public static LabelSelector Of(LabelSet labels) =>
        new(labels.Entries.Select(label => new LabelRequirement(label.Key, LabelOperator.In, [label.Value])));

    /// <summary>Whether labels are selected.</summary>
    /// <param name="labels">The labels.</param>
    public bool Matches(LabelSet labels)
    {
        foreach (var requirement in Requirements)
        {
            if (!requirement.IsMetBy(labels[requirement.Key]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(LabelSelector? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSelector);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => IsEverything ? "everything" : Text;
}
