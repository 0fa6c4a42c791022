using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What became of applying a configuration to an object.</summary>
/// <param name="Merged">The object with the configuration; <c>null</c> where it cannot be applied.</param>
/// <param name="Problem">Why it cannot be applied, in Kubernetes' words; <c>null</c> where it can.</param>
public sealed record MergeResult(MappingNode? Merged, string? Problem);
