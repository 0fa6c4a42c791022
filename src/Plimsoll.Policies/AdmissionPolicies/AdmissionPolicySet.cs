using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The admission policies and bindings among some objects.</summary>
/// <param name="ValidatingPolicies">The ValidatingAdmissionPolicies that the API server would take.</param>
/// <param name="ValidatingBindings">Their bindings.</param>
/// <param name="MutatingPolicies">The MutatingAdmissionPolicies that the API server would take.</param>
/// <param name="MutatingBindings">Their bindings.</param>
/// <param name="Issues">Why it would refuse the others.</param>
public sealed record AdmissionPolicySet(
    ImmutableArray<ValidatingPolicy> ValidatingPolicies,
    ImmutableArray<ValidatingBinding> ValidatingBindings,
    ImmutableArray<MutatingPolicy> MutatingPolicies,
    ImmutableArray<MutatingBinding> MutatingBindings,
    ImmutableArray<PolicyIssue> Issues);
