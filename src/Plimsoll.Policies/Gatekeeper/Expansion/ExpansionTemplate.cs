using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper.Mutation;

namespace Plimsoll.Policies.Gatekeeper.Expansion;

/// <summary>Says which objects an object will make: a part of it is the other one's template.</summary>
/// <remarks>expansion.gatekeeper.sh v1beta1 and v1alpha1, which have one shape.</remarks>
public sealed record ExpansionTemplate
{
    internal ExpansionTemplate(KubernetesObject document) => Object = document;

    /// <summary>The object as written.</summary>
    public KubernetesObject Object { get; }

    /// <summary>Its name.</summary>
    public string Name => Object.Reference.Name;

    /// <summary>The kinds that it is about.</summary>
    public ImmutableArray<AppliesTo> AppliesTo { get; init; } = [];

    /// <summary>The fields that lead to the template of the other object.</summary>
    public ImmutableArray<string> Source { get; init; } = [];

    /// <summary>The kind of the other object.</summary>
    public GroupVersionKind Generated { get; init; }

    /// <summary>What follows from violations of the other object in place of what the constraints say; <c>null</c> for what they say.</summary>
    public EnforcementAction? Action { get; init; }

    /// <summary>Whether objects of a kind make another one.</summary>
    /// <param name="kind">The kind.</param>
    public bool Includes(GroupVersionKind kind) => AppliesTo.Any(entry => entry.Includes(kind));
}
