namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Which parameters a binding uses.</summary>
/// <param name="Name">The name; empty where a selector is given.</param>
/// <param name="Namespace">The namespace; empty for the request's own, and for cluster-scoped kinds.</param>
/// <param name="Selector">The labels; <c>null</c> where a name is given.</param>
/// <param name="DeniesWhenMissing">Whether finding none is an error.</param>
public sealed record ParamRef(string Name, string Namespace, LabelSelector? Selector, bool DeniesWhenMissing);
