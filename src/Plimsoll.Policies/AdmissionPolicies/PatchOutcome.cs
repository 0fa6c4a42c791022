using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What became of a patch.</summary>
/// <param name="Root">The object afterwards; <c>null</c> where the patch is wrong.</param>
/// <param name="Problem">What is wrong; empty where nothing is.</param>
/// <param name="IsTestFailed">Whether a test did not hold, so that nothing was changed.</param>
public sealed record PatchOutcome(ObjectNode? Root, string Problem, bool IsTestFailed);
