using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What one mutation made.</summary>
/// <param name="Object">The object; <c>null</c> where it could not be made.</param>
/// <param name="Problem">Why not; empty where it could.</param>
/// <param name="Location">The line of the policy.</param>
/// <param name="Cost">What the expression cost.</param>
readonly record struct Mutated(KubernetesObject? Object, string Problem, SourceLocation Location, long Cost);
