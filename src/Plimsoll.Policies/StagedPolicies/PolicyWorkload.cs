using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.StagedPolicies;

/// <summary>An object that runs Pods, as policies see it.</summary>
/// <param name="Object">The object.</param>
/// <param name="Template">Its Pod template.</param>
/// <param name="Containers">Its containers of every kind.</param>
/// <param name="Neighbours">What is about it.</param>
sealed record PolicyWorkload(
    KubernetesObject Object, PodTemplate Template, ImmutableArray<PolicyContainer> Containers, WorkloadNeighbours Neighbours)
{
    /// <summary>The containers of every kind in a Pod's specification, in the order of <see cref="Workload.Containers"/>.</summary>
    /// <param name="template">The Pod template.</param>
    /// <param name="imageOf">Knows the images.</param>
    public static ImmutableArray<PolicyContainer> ContainersOf(PodTemplate template, Func<string, PolicyImage> imageOf)
    {
        var containers = ImmutableArray.CreateBuilder<PolicyContainer>(template.Workload.Containers.Length);
        foreach (var (list, kind) in PolicyContainer.Lists)
        {
            foreach (var node in template.Spec[list].AsMappings)
                containers.Add(new PolicyContainer(node, kind, imageOf(node["image"].AsText ?? "")));
        }

        return containers.ToImmutable();
    }
}

/// <summary>A container of a workload, as policies see it.</summary>
/// <param name="Node">As written.</param>
/// <param name="Kind">Which list it stands in: init, regular, ephemeral.</param>
/// <param name="Image">Its image.</param>
sealed record PolicyContainer(MappingNode Node, string Kind, PolicyImage Image)
{
    /// <summary>The lists of containers in a Pod's specification, with the word for each.</summary>
    public static readonly ImmutableArray<(string List, string Kind)> Lists =
        [("initContainers", "init"), ("containers", "regular"), ("ephemeralContainers", "ephemeral")];

    /// <summary>Its name; empty where it has none.</summary>
    public string Name => Node["name"].AsText ?? "";
}
