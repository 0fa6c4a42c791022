namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A MutatingAdmissionPolicyBinding.</summary>
public sealed record MutatingBinding : AdmissionBinding;
