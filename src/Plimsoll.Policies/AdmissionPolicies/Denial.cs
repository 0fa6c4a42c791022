namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Why a request is denied.</summary>
/// <param name="Review">The policy and its binding.</param>
/// <param name="Decision">The validation.</param>
/// <param name="Message">As the API server words it.</param>
public sealed record Denial(PolicyReview Review, PolicyDecision Decision, string Message);
