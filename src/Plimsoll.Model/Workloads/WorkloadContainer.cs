namespace Plimsoll.Model.Workloads;

/// <summary>One container of a workload.</summary>
/// <param name="Name">Its name in the Pod.</param>
/// <param name="Kind">Which list it stands in.</param>
/// <param name="Image">The image reference as written; empty where it is missing.</param>
/// <param name="Location">Where the image is written, or the container where it is not.</param>
public sealed record WorkloadContainer(string Name, ContainerKind Kind, string Image, SourceLocation Location);
