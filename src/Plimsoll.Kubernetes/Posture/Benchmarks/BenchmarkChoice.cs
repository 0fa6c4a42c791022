using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Chooses the benchmark that fits a cluster, among the folders of kube-bench.</summary>
/// <remarks>kube-bench's <c>version_mapping</c>; a managed platform has a benchmark of its own: a self-run one's fails there for files that nobody can see.</remarks>
public static class BenchmarkChoice
{
    /// <summary>The folder that fits; <c>null</c> where none does.</summary>
    /// <param name="settings">The common <c>config.yaml</c>; <c>null</c> where there is none.</param>
    /// <param name="folders">The names of the folders.</param>
    /// <param name="profile">The cluster.</param>
    /// <param name="openShift">Its version of OpenShift; <c>null</c> where it is none.</param>
    public static string? Choose(ObjectNode? settings, IReadOnlyCollection<string> folders, ClusterProfile profile, OpenShiftVersion? openShift)
    {
        foreach (var platform in profile.Platforms.Where(platform => platform.Certainty > PlatformCertainty.Possible))
        {
            var own = platform.Name switch
            {
                "openshift" => Mapped(settings, "ocp-4.", openShift is null ? int.MaxValue : openShift.KubernetesMinor - 13, folders),
                "eks" => Newest("eks-", folders),
                "aks" => Newest("aks-", folders),
                "gke" or "gke-autopilot" => Newest("gke-", folders),
                "k3s" => Newest("k3s-cis-", folders),
                "rke2" => Newest("rke2-cis-", folders),
                "ack" => Newest("ack-", folders),
                "microk8s" => folders.Where(folder => folder.EndsWith("-microk8s", StringComparison.Ordinal)).Max(StringComparer.Ordinal),
                _ => null,
            };
            if (own is not null)
                return own;
        }

        int[] minors = [.. profile.Components.Select(component => KubernetesVersion.TryParse(component.Version)).OfType<KubernetesVersion>().Select(version => version.Minor)];
        return minors.Length == 0 ? null : Mapped(settings, "1.", minors.Max(), folders);
    }

    /// <summary>The benchmark of the newest release that is mapped, up to the cluster's.</summary>
    static string? Mapped(ObjectNode? settings, string prefix, int minor, IReadOnlyCollection<string> folders) =>
        ((settings?["version_mapping"] as MappingNode)?.Entries ?? [])
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && entry.Value is ScalarNode value && folders.Contains(value.Text, StringComparer.Ordinal))
            .Select(entry => (Folder: ((ScalarNode)entry.Value).Text, Minor: int.TryParse(entry.Key[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue))
            .Where(entry => entry.Minor <= minor && entry.Minor != int.MaxValue)
            .OrderByDescending(entry => entry.Minor)
            .Select(entry => entry.Folder)
            .FirstOrDefault();

    /// <summary>The newest of a family. Names with a release of Kubernetes (1.20 and later) are older than those with a version of the benchmark.</summary>
    static string? Newest(string prefix, IReadOnlyCollection<string> folders) => folders
        .Where(folder => folder.StartsWith(prefix, StringComparison.Ordinal))
        .Select(folder => (Folder: folder, Version: Version.TryParse(folder[prefix.Length..], out var version) ? version : null))
        .Where(entry => entry.Version is { Minor: < 20 })
        .MaxBy(entry => entry.Version).Folder;
}
