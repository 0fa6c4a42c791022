using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What all validating policies together say of a request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Reviews">What each policy says that matched, in order of the policies.</param>
/// <param name="Denials">Why it is denied; the first one is what the API server answers. Empty where it is admitted.</param>
/// <param name="Warnings">The warnings that the API server sends.</param>
/// <param name="Annotations">The annotations of the audit log.</param>
public sealed record AdmissionResult(
    AdmissionRequest Request,
    ImmutableArray<PolicyReview> Reviews,
    ImmutableArray<Denial> Denials,
    ImmutableArray<string> Warnings,
    ImmutableArray<AuditAnnotation> Annotations)
{
    /// <summary>Whether the request passes.</summary>
    public bool IsAllowed => Denials.IsEmpty;

    /// <summary>What the API server answers; empty where the request passes.</summary>
    public string Message => Denials is [var first, ..] ? first.Message : "";

    /// <summary>The HTTP status of the answer.</summary>
    public int Code => Denials is [var first, ..] ? first.Decision.Code : 200;
}
