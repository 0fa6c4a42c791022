namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Whether a request is matched, and as what.</summary>
/// <param name="IsMatch">Whether it is.</param>
/// <param name="Kind">The kind by which it was: another version's or group's where only an equivalent resource matched.</param>
/// <param name="Resource">The resource by which it was.</param>
public readonly record struct MatchResult(bool IsMatch, GroupVersionKind Kind, GroupVersionResource Resource)
{
    /// <summary>It is not matched.</summary>
    public static MatchResult None => default;
}
