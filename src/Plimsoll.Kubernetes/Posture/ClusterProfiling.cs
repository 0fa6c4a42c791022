using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Platforms;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>Says what a cluster is, from its objects.</summary>
public static class ClusterProfiling
{
    /// <summary>Platforms, versions, and what matters for reading the findings.</summary>
    /// <param name="objects">The objects of the cluster.</param>
    /// <param name="components">The parts of Kubernetes, <see cref="ClusterComponents"/>.</param>
    public static ClusterProfile Of(ImmutableArray<KubernetesObject> objects, ImmutableArray<ComponentVersion> components)
    {
        var platforms = PlatformRecognition.In(objects);
        return new ClusterProfile(platforms, components, [.. Notes(objects, components, new ClusterPlatform(platforms))]);
    }

    static IEnumerable<string> Notes(ImmutableArray<KubernetesObject> objects, ImmutableArray<ComponentVersion> components, ClusterPlatform platform)
    {
        if (OpenShiftVersion.In(objects) is { } version)
            yield return string.Create(CultureInfo.InvariantCulture, $"OpenShift {version.Text} is built from Kubernetes 1.{version.KubernetesMinor}");
        else if (!components.IsEmpty && !components.Any(component => component.Name == "kube-apiserver"))
            yield return "no object tells the API server's version: kubelets are compared with each other";
        if (AccessChecks.Own(objects, platform) is var own and > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{own} {(own == 1 ? "subject" : "subjects")} of bindings that Kubernetes or the platform makes itself left out");
    }
}
