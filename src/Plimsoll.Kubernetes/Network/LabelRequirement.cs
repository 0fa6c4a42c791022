using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Network;

/// <summary>One condition of a label selector.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Values">The values, sorted and distinct; empty for the operators without values.</param>
public sealed record LabelRequirement(string Key, LabelOperator Operator, ImmutableArray<string> Values)
{
    /// <summary>Whether labels meet it.</summary>
    /// <param name="labels">The labels.</param>
    /// <remarks><c>NotIn</c> holds for an absent label: apimachinery v0.37, pkg/labels, Requirement.Matches.</remarks>
    public bool Matches(LabelSet labels) => Operator switch
    {
        LabelOperator.In => labels[Key] is { } value && Values.Contains(value, StringComparer.Ordinal),
        LabelOperator.NotIn => labels[Key] is not { } value || !Values.Contains(value, StringComparer.Ordinal),
        LabelOperator.Exists => labels[Key] is not null,
        _ => labels[Key] is null,
    };

    /// <summary>As kubectl writes it: <c>a=b</c>, <c>a in (b,c)</c>, <c>a</c>, <c>!a</c>.</summary>
    public override string ToString() => Operator switch
    {
        LabelOperator.In when Values is [var only] => $"{Key}={only}",
        LabelOperator.In => $"{Key} in ({string.Join(',', Values)})",
        LabelOperator.NotIn => $"{Key} notin ({string.Join(',', Values)})",
        LabelOperator.Exists => Key,
        _ => $"!{Key}",
    };
}
