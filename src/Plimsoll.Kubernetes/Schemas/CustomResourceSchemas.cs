using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>What a CustomResourceDefinition declares.</summary>
/// <param name="Versions">The types, one of each version that has a schema.</param>
/// <param name="Notes">The parts that could not be used.</param>
public sealed record CustomResourceSchemas(ImmutableArray<CustomResourceSchema> Versions, ImmutableArray<SchemaNote> Notes);
