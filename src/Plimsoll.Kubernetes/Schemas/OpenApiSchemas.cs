using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>Reads the types of custom resources out of CustomResourceDefinitions.</summary>
/// <remarks>
/// apiextensions.k8s.io/v1, structural schemas:
/// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema.
/// What cannot be used counts as any value and is noted, so that a broken part does not hide the others.
/// </remarks>
public static class OpenApiSchemas
{
    /// <summary>Reads a CRD.</summary>
    /// <param name="definition">The object of kind CustomResourceDefinition.</param>
    public static CustomResourceSchemas Read(MappingNode definition)
    {
        var notes = ImmutableArray.CreateBuilder<SchemaNote>();
        var spec = definition["spec"];
        var (group, kind) = (spec?["group"].AsText, spec?["names"]?["kind"].AsText);
        if (group is null || kind is null)
        {
            notes.Add(new SchemaNote(spec?.Location ?? definition.Location, "expected spec.group and spec.names.kind"));
            return new CustomResourceSchemas([], notes.ToImmutable());
        }

        var versions = ImmutableArray.CreateBuilder<CustomResourceSchema>();
        foreach (var version in spec!["versions"].AsMappings)
        {
            if (version["name"].AsText is not { } name || version["schema"]?["openAPIV3Schema"] is not { } schema)
                notes.Add(new SchemaNote(version.Location, "expected name and schema.openAPIV3Schema"));
            else
                versions.Add(new CustomResourceSchema($"{group}/{name}", kind, new SchemaReading(notes).Root(schema)));
        }

        return new CustomResourceSchemas(versions.ToImmutable(), notes.ToImmutable());
    }
}
