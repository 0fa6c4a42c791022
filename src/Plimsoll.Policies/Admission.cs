using System.Collections.Immutable;
using Plimsoll.Policies.AdmissionPolicies;
using Plimsoll.Policies.Gatekeeper;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies;

/// <summary>What became of a request and of the Pods that its object would make.</summary>
/// <param name="Own">The request.</param>
/// <param name="Pods">The Pods; policies that match the object itself are not asked about them again. Empty for objects that make none.</param>
public sealed record Admission(AdmittedRequest Own, ImmutableArray<AdmittedRequest> Pods)
{
    /// <summary>Why the objects that it makes by Gatekeeper's ExpansionTemplates cannot be said, which denies it there; empty where they can.</summary>
    public string ExpansionProblem { get; init; } = "";
}

/// <summary>What became of one request.</summary>
/// <param name="Mutation">What the mutating policies made of it.</param>
/// <param name="Validation">What the validating policies say of what they made.</param>
/// <param name="Staged">What policies of our own kind say of it.</param>
/// <param name="Constraints">What Gatekeeper's constraints say of it.</param>
public sealed record AdmittedRequest(
    MutationResult Mutation, AdmissionResult Validation, ImmutableArray<StagedReview> Staged, ImmutableArray<GatekeeperResult> Constraints)
{
    /// <summary>The constraints that are about it, whether or not they say something.</summary>
    public ImmutableArray<Constraint> AskedConstraints { get; init; } = [];
}
