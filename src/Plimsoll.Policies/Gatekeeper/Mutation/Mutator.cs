using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>A mutator of Gatekeeper: Assign, AssignMetadata, ModifySet or AssignImage.</summary>
/// <remarks>mutations.gatekeeper.sh v1, v1beta1 and v1alpha1, which have one shape.</remarks>
public sealed record Mutator
{
    internal Mutator(KubernetesObject document, LocationPath path, Modification modification) =>
        (Object, Path, Modification) = (document, path, modification);

    /// <summary>The object as written.</summary>
    public KubernetesObject Object { get; }

    /// <summary>Its name.</summary>
    public string Name => Object.Reference.Name;

    /// <summary>The kinds that it changes; empty for AssignMetadata, which changes every kind that it matches.</summary>
    public ImmutableArray<AppliesTo> AppliesTo { get; init; } = [];

    /// <summary>Which of their objects.</summary>
    public MatchCriteria Match { get; init; } = MatchCriteria.Everything;

    /// <summary>Where in an object it makes its change.</summary>
    internal LocationPath Path { get; }

    /// <summary>What must or must not be there.</summary>
    internal PathConditions Conditions { get; init; } = PathConditions.None;

    /// <summary>What it does there.</summary>
    internal Modification Modification { get; }

    /// <summary><c>KIND NAME</c>.</summary>
    public override string ToString() => $"{Object.Reference.Kind} {Name}";
}
