namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A change that a policy makes.</summary>
/// <param name="Kind">How the change is told.</param>
/// <param name="Expression">Answers an <c>Object</c> or a list of <c>JSONPatch</c>.</param>
public sealed record PolicyMutation(MutationKind Kind, PolicyExpression Expression);
