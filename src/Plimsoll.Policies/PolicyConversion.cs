using Plimsoll.Model.Workloads;
using Plimsoll.Policies.StagedPolicies;

namespace Plimsoll.Policies;

/// <summary>Writes policies of our own kind as plain ValidatingAdmissionPolicies.</summary>
public static class PolicyConversion
{
    /// <summary>The ValidatingAdmissionPolicy and its binding; or why there cannot be one.</summary>
    /// <param name="policy">The policy.</param>
    public static ConvertedPolicy ToValidatingAdmissionPolicy(StagedPolicy policy) => throw new NotImplementedException(policy.Name);
}

/// <summary>What became of a conversion.</summary>
/// <param name="Yaml">Two YAML documents; empty where there are none.</param>
/// <param name="Problem">Why there are none; empty where there are.</param>
/// <param name="Location">The line to look at; <c>null</c> where there is no problem.</param>
public sealed record ConvertedPolicy(string Yaml, string Problem, SourceLocation? Location)
{
    /// <summary>Whether the policy could be converted.</summary>
    public bool IsSuccess => Problem.Length == 0;
}
