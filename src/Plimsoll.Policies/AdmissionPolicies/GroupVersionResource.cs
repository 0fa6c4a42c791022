namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The full name of a resource.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">e.g. <c>v1</c>.</param>
/// <param name="Resource">The plural, e.g. <c>deployments</c>.</param>
public readonly record struct GroupVersionResource(string Group, string Version, string Resource);
