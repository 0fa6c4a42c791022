using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Fills in the defaults of a schema, as the API server does.</summary>
/// <remarks>https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting.</remarks>
static class SchemaDefaults
{
    /// <summary>The value with its defaults; the same node where nothing is missing.</summary>
    /// <param name="value">The value; <c>null</c> where it is absent.</param>
    /// <param name="schema">The schema.</param>
    public static ObjectNode? Apply(ObjectNode? value, MappingNode schema)
    {
        if (!value.IsSet && schema["default"] is { } @default && @default.IsSet && !(value is not null && schema.Says("nullable")))
            value = @default;
        return value switch
        {
            MappingNode mapping => Apply(mapping, schema),
            SequenceNode sequence when schema["items"] is MappingNode items => Apply(sequence, items),
            _ => value,
        };
    }

    static MappingNode Apply(MappingNode mapping, MappingNode schema)
    {
        var result = mapping;
        foreach (var property in (schema["properties"] as MappingNode)?.Entries ?? [])
        {
            if (property.Value is not MappingNode declared)
                continue;
            var written = mapping[property.Key];
            if (Apply(written, declared) is { } made && !ReferenceEquals(made, written))
                result = result.With(property.Key, made);
        }

        return schema["additionalProperties"] is MappingNode values ? ApplyToAll(result, values) : result;
    }

    static MappingNode ApplyToAll(MappingNode mapping, MappingNode values)
    {
        ImmutableArray<MappingEntry>.Builder? changed = null;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            if (Apply(entry.Value, values) is not { } made || ReferenceEquals(made, entry.Value))
                continue;
            changed ??= mapping.Entries.ToBuilder();
            changed[i] = entry with { Value = made };
        }

        return changed is null ? mapping : NodeMaking.Mapping(changed.ToImmutable(), mapping.Location);
    }

    static SequenceNode Apply(SequenceNode sequence, MappingNode items)
    {
        ImmutableArray<ObjectNode>.Builder? changed = null;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (Apply(sequence.Items[i], items) is not { } made || ReferenceEquals(made, sequence.Items[i]))
                continue;
            changed ??= sequence.Items.ToBuilder();
            changed[i] = made;
        }

        return changed is null ? sequence : NodeMaking.Sequence(changed.ToImmutable(), sequence.Location);
    }
}
