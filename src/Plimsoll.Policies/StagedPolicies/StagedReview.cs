using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>What one policy of our own kind says at one stage.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Rules">Its rules at the stage, with what follows where it is broken.</param>
/// <param name="Review">What it says; it has no binding.</param>
public sealed record StagedReview(StagedPolicy Policy, StageRules Rules, PolicyReview Review);
