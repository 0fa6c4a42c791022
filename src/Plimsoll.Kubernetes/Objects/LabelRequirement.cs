using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Objects;

/// <summary>One condition of a label selector.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Values">The values; empty for the operators without values.</param>
public sealed record LabelRequirement(string Key, LabelOperator Operator, ImmutableArray<string> Values)
{
    /// <summary>Whether an object meets it by its label.</summary>
    /// <param name="value">The value of the label; <c>null</c> where the object has none.</param>
    /// <remarks><c>NotIn</c> holds for an absent label: apimachinery v0.37, pkg/labels, Requirement.Matches.</remarks>
    public bool IsMetBy(string? value) => Operator switch
    {
        LabelOperator.In => value is not null && Values.Contains(value, StringComparer.Ordinal),
        LabelOperator.NotIn => value is null || !Values.Contains(value, StringComparer.Ordinal),
        LabelOperator.Exists => value is not null,
        _ => value is null,
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
