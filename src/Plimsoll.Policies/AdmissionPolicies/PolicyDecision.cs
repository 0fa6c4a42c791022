using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What became of one validation, or of a policy as a whole.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="IsDenied">Whether the binding's actions follow: it fails, or an error is not ignored.</param>
/// <param name="Index">The validation, from 0; audit annotations are numbered after them; -1 where the policy as a whole is meant.</param>
/// <param name="Message">Why; empty where it holds.</param>
/// <param name="Reason">Kubernetes' reason, e.g. <c>Invalid</c>; empty where it holds.</param>
/// <param name="Location">The line of the policy; where an error has a place in an expression, that place.</param>
public sealed record PolicyDecision(
    ValidationOutcome Outcome, bool IsDenied, int Index, string Message, string Reason, SourceLocation Location)
{
    /// <summary>Whether the error is that something was not examined: nobody knows whether the validation holds.</summary>
    public bool IsUnexamined { get; init; }

    /// <summary>The HTTP status with which the API server denies.</summary>
    public int Code => Reason switch
    {
        "Forbidden" => 403,
        "Unauthorized" => 401,
        "RequestEntityTooLarge" => 413,
        _ => 422,
    };
}
