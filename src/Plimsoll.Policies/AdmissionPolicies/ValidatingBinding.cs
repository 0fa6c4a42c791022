using System.Collections.Immutable;
using Plimsoll.Model.Policies;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A ValidatingAdmissionPolicyBinding.</summary>
public sealed record ValidatingBinding : AdmissionBinding
{
    /// <summary>What follows where a validation does not hold.</summary>
    public ImmutableArray<Enforcement> Actions { get; init; } = [Enforcement.Deny];
}
