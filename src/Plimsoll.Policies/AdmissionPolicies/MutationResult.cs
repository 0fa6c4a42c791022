using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.Gatekeeper.Mutation;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What all mutating policies together make of a request.</summary>
/// <param name="Request">The request, with the object that they made of it.</param>
/// <param name="Steps">What each mutation did, in order.</param>
/// <param name="Denials">Why the request is denied, as the API server words it; empty where it is not.</param>
public sealed record MutationResult(AdmissionRequest Request, ImmutableArray<MutationStep> Steps, ImmutableArray<string> Denials)
{
    /// <summary>What Gatekeeper's mutators made of it afterwards; <c>null</c> where they were not asked.</summary>
    public MutatorResult? Mutators { get; init; }

    /// <summary>Whether nobody had anything to do with it.</summary>
    internal bool IsUntouched => Steps.IsEmpty && Mutators?.Steps.IsEmpty != false;

    /// <summary>Whether the request passes.</summary>
    public bool IsAllowed => Denials.IsEmpty;

    /// <summary>The object afterwards; <c>null</c> where the request has none.</summary>
    public KubernetesObject? Object => Request.Object;
}
