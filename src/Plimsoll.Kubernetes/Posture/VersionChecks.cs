using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Releases that get no fixes any more or soon, and patches that are behind.</summary>
static class VersionChecks
{
    /// <summary>Days before its end from which a release is told of: two months, about half the time between two releases.</summary>
    const int NoticeDays = 60;

    public static IEnumerable<ObjectFinding> Of(ComponentVersion component, DateOnly today)
    {
        if (KubernetesVersion.TryParse(component.Version) is not { Major: 1 } version || KubernetesReleases.Find(version.Minor) is not { } release)
            yield break;
        var vendor = version.Vendor.Length > 0 ? $"; the vendor of this build ({version.Vendor}) may support it longer" : "";
        if (release.End < today)
        {
            yield return Finding(
                component, "PLM-POS-0001", "A Kubernetes release without fixes", Severity.High,
                $"release 1.{version.Minor} has had no fixes since {release.End:yyyy-MM-dd}{vendor}",
                $"Upgrade to a release that gets fixes (1.{Math.Min(version.Minor + 1, KubernetesReleases.Newest)} first), one minor release after the other");
        }
        else if (release.End < today.AddDays(NoticeDays))
        {
            yield return Finding(
                component, "PLM-POS-0005", "A Kubernetes release that soon gets no fixes", Severity.Low,
                $"release 1.{version.Minor} gets no fixes after {release.End:yyyy-MM-dd}{vendor}",
                $"Plan the upgrade to 1.{version.Minor + 1}");
        }

        if (version.PreRelease.Length > 0)
        {
            yield return Finding(
                component, "PLM-POS-0006", "A preview of Kubernetes", Severity.Medium,
                $"{version.PreRelease} is a preview: it gets no fixes", $"Upgrade to 1.{version.Minor}.0 or later");
        }
        else if (version.Patch < release.NewestPatch)
        {
            var newest = string.Create(CultureInfo.InvariantCulture, $"1.{version.Minor}.{release.NewestPatch}");
            yield return Finding(
                component, "PLM-POS-0004", "A patch of Kubernetes that is behind", Severity.Low,
                $"{newest} is out{(version.Vendor.Length > 0 ? $"; the vendor of this build ({version.Vendor}) may have back-ported its fixes" : "")}",
                $"Upgrade to {newest} or later");
        }
    }

    static ObjectFinding Finding(ComponentVersion component, string id, string title, Severity severity, string what, string remedy) => new(
        id, title, severity, $"{component.Name} {component.Version}: {what}", remedy, component.Object, "", component.Location);
}
