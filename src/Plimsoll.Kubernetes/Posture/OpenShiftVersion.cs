using System.Globalization;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>A version of OpenShift, and the Kubernetes release that it is built from.</summary>
/// <param name="Text">As written, e.g. <c>4.15.3</c>.</param>
/// <param name="KubernetesMinor">The release of Kubernetes, e.g. 28 for 1.28.</param>
/// <remarks>
/// The resource config.openshift.io/v1 ClusterVersion. OpenShift 4.N is built from Kubernetes 1.(N+13), from 4.3 (1.16) on: https://access.redhat.com/solutions/4870701.
/// </remarks>
public sealed record OpenShiftVersion(string Text, int KubernetesMinor)
{
    const int Distance = 13;

    /// <summary>The version that the ClusterVersion among the objects tells; <c>null</c> where there is none.</summary>
    /// <param name="objects">The objects of the cluster.</param>
    public static OpenShiftVersion? In(IEnumerable<KubernetesObject> objects) => objects
        .Where(found => found.Reference is { ApiVersion: "config.openshift.io/v1", Kind: "ClusterVersion" })
        .Select(found => found.Root["status"])
        .Select(status => status?["history"].AsMappings.FirstOrDefault(entry => entry["state"].AsText == "Completed")?["version"].AsText
            ?? status?["desired"]?["version"].AsText)
        .Select(TryParse)
        .FirstOrDefault(version => version is not null);

    /// <summary>Reads a version.</summary>
    /// <param name="text">E.g. <c>4.15.3</c>.</param>
    /// <returns>The version; <c>null</c> where it is none of OpenShift 4.</returns>
    public static OpenShiftVersion? TryParse(string? text) =>
        text?.Split('.') is ["4", var minor, ..] && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 3 and < 1_000
            ? new OpenShiftVersion(text, number + Distance)
            : null;
}
