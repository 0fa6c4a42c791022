namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The kind of a policy's parameters.</summary>
/// <param name="ApiVersion">Group and version.</param>
/// <param name="Kind">The kind.</param>
public sealed record ParamKind(string ApiVersion, string Kind);
