using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Workloads;

/// <summary>The description of a Pod in an object that runs Pods.</summary>
/// <param name="Workload">The object and its containers.</param>
/// <param name="Metadata">The Pod's metadata; <c>null</c> where none is written.</param>
/// <param name="Spec">The Pod's specification.</param>
public sealed record PodTemplate(Workload Workload, MappingNode? Metadata, MappingNode Spec);
