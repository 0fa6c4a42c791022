using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>What policies say of an object and of the Pods that it would make.</summary>
/// <param name="Own">Of the object itself.</param>
/// <param name="Pods">Of the Pods; only policies that do not match the object itself. Empty for objects that make none.</param>
public sealed record WorkloadResult(AdmissionResult Own, ImmutableArray<AdmissionResult> Pods)
{
    /// <summary>Whether neither the object nor a Pod of it is denied.</summary>
    public bool IsAllowed => Own.IsAllowed && Pods.All(pod => pod.IsAllowed);

    /// <summary>The result of the object and those of the Pods.</summary>
    public IEnumerable<AdmissionResult> All => [Own, .. Pods];
}
