using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>The checks of a cluster's posture: what its objects together say of how it is run.</summary>
public static class PostureChecks
{
    /// <summary>Namespaces of Kubernetes itself: not asked for policies and labels.</summary>
    internal static readonly string[] SystemNamespaces = ["kube-system", "kube-public", "kube-node-lease"];

    /// <summary>What is found, worst first.</summary>
    /// <param name="objects">The objects of the cluster.</param>
    /// <param name="components">The parts of Kubernetes, <see cref="ClusterComponents"/>.</param>
    /// <param name="today">For the ends of releases.</param>
    public static ImmutableArray<ObjectFinding> Evaluate(
        ImmutableArray<KubernetesObject> objects, ImmutableArray<ComponentVersion> components, DateOnly today) =>
    [
        .. components.SelectMany(component => VersionChecks.Of(component, today))
            .Concat(AccessChecks.In(objects))
            .Concat(ExposureChecks.In(objects))
            .Concat(NamespaceChecks.In(objects))
            .Concat(PodChecks.In(objects))
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal),
    ];

    /// <summary>The namespace of an object, <c>default</c> where none is written.</summary>
    internal static string NamespaceOf(KubernetesObject found) => found.Reference.Namespace is { Length: > 0 } name ? name : "default";
}
