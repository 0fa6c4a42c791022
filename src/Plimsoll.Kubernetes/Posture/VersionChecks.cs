using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Releases that get no fixes any more.</summary>
static class VersionChecks
{
    public static IEnumerable<ObjectFinding> Of(ComponentVersion component, DateOnly today)
    {
        if (KubernetesVersion.TryParse(component.Version) is not { Major: 1 } version
            || KubernetesReleases.EndOf(version.Minor) is not { } end || end >= today)
        {
            yield break;
        }

        var vendor = version.Vendor.Length > 0 ? $"; the vendor of this build ({version.Vendor}) may support it longer" : "";
        yield return new ObjectFinding(
            "PLM-POS-0001",
            "A Kubernetes release without fixes",
            Severity.High,
            $"{component.Name} {component.Version}: release 1.{version.Minor} has had no fixes since {end:yyyy-MM-dd}{vendor}",
            "Upgrade to a release that gets fixes, one minor release after the other",
            component.Object,
            "",
            component.Location);
    }
}
