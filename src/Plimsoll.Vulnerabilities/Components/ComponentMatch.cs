using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Components;

/// <summary>A vulnerability of a part of Kubernetes.</summary>
/// <param name="Component">The part and its version.</param>
/// <param name="Id">The advisory's id, mostly a CVE.</param>
/// <param name="Summary">What it is about.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="FixedVersion">The nearest release with the fix; empty where none is named.</param>
/// <param name="Vendor">The vendor's mark of the version, who may have back-ported the fix; empty for Kubernetes' own build.</param>
public sealed record ComponentMatch(
    ComponentVersion Component, string Id, string Summary, Severity Severity, string FixedVersion, string Vendor);
