namespace Plimsoll.Kubernetes.Objects;

/// <summary>A key of a mapping that is set or removed.</summary>
/// <param name="Mapping">The mapping, as it was read.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">What it is set to; <c>null</c> where it is removed.</param>
public sealed record NodePatch(MappingNode Mapping, string Key, ObjectNode? Value);
