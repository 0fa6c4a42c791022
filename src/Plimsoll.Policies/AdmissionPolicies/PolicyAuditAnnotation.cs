namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>An annotation for the audit log.</summary>
/// <param name="Key">The last part of its key.</param>
/// <param name="ValueExpression">Answers text, or null for no annotation.</param>
public sealed record PolicyAuditAnnotation(string Key, PolicyExpression ValueExpression);
