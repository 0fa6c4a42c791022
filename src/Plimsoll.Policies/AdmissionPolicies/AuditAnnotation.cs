namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>An annotation that the API server writes into its audit log.</summary>
/// <param name="Key"><c>POLICY/KEY</c>, or a key of Kubernetes.</param>
/// <param name="Value">Its text.</param>
public sealed record AuditAnnotation(string Key, string Value);
