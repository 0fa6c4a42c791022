using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Posture.Consoles;
using Plimsoll.Kubernetes.Posture.Platforms;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>The checks of a cluster's posture: what its objects together say of how it is run.</summary>
public static class PostureChecks
{
    /// <summary>What is found, worst first.</summary>
    /// <param name="objects">The objects of the cluster.</param>
    /// <param name="components">The parts of Kubernetes, <see cref="ClusterComponents"/>.</param>
    /// <param name="today">For the ends of releases.</param>
    public static ImmutableArray<ObjectFinding> Evaluate(
        ImmutableArray<KubernetesObject> objects, ImmutableArray<ComponentVersion> components, DateOnly today) =>
        Evaluate(objects, components, PlatformRecognition.In(objects), today);

    /// <summary>The same where the platforms are known already.</summary>
    /// <param name="objects">The objects of the cluster.</param>
    /// <param name="components">The parts of Kubernetes, <see cref="ClusterComponents"/>.</param>
    /// <param name="platforms">The platforms, <see cref="PlatformRecognition"/>.</param>
    /// <param name="today">For the ends of releases.</param>
    public static ImmutableArray<ObjectFinding> Evaluate(
        ImmutableArray<KubernetesObject> objects, ImmutableArray<ComponentVersion> components, ImmutableArray<PlatformMatch> platforms, DateOnly today)
    {
        var platform = new ClusterPlatform(platforms);
        return
        [
            .. components.SelectMany(component => VersionChecks.Of(component, today))
                .Concat(VersionSkew.In(components, OpenShiftVersion.In(objects)?.KubernetesMinor))
                .Concat(AccessChecks.In(objects, platform))
                .Concat(ExposureChecks.In(objects, platform))
                .Concat(ConsoleChecks.In(objects))
                .Concat(NamespaceChecks.In(objects, platform))
                .Concat(PolicyEnforcement.In(objects, platform))
                .Concat(PodChecks.In(objects, platform))
                .Concat(FlagChecks.In(objects))
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Object.ToString(), StringComparer.Ordinal)
                .ThenBy(finding => finding.Container, StringComparer.Ordinal)
                .ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
    }

    /// <summary>The namespace of an object, <c>default</c> where none is written.</summary>
    internal static string NamespaceOf(KubernetesObject found) => found.Reference.Namespace is { Length: > 0 } name ? name : "default";
}
