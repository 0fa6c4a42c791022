namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>A named expression that others use as <c>variables.NAME</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Expression">Evaluated when it is first asked for, once for each group of expressions.</param>
public sealed record PolicyVariable(string Name, PolicyExpression Expression);
