using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A MutatingAdmissionPolicy, compiled. Immutable; safe for concurrent use.</summary>
public sealed record MutatingPolicy : AdmissionPolicy
{
    /// <summary>The changes, in order.</summary>
    public ImmutableArray<PolicyMutation> Mutations { get; init; } = [];

    /// <summary>Whether it is asked again where a later policy changed the object.</summary>
    public bool IsReinvoked { get; init; }
}
