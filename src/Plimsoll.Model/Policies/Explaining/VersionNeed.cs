using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Policies.Explaining;

/// <summary>Something that releases of Kubernetes before one lack.</summary>
/// <param name="Version">The first release that has it, e.g. <c>1.29</c>.</param>
/// <param name="Location">Where the policy needs it.</param>
/// <param name="Reason">What the release before says.</param>
public sealed record VersionNeed(string Version, SourceLocation Location, string Reason);
