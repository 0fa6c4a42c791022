using System.Collections.Immutable;
using System.Text;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Schemas;

/// <summary>One OpenAPI v3 schema on its way to a type.</summary>
sealed class SchemaReading(ImmutableArray<SchemaNote>.Builder notes)
{
    int _types;

    /// <summary>The type of a whole object: it has <c>apiVersion</c>, <c>kind</c> and the usual metadata, declared or not.</summary>
    public ObjectSchema Root(ObjectNode schema)
    {
        if (Read(schema, 0) is ObjectSchema root)
            return WithMetadata(root);
        Note(schema, "the schema of a resource must be of type object");
        return WithMetadata(ObjectSchema.Undeclared);
    }

    TypeSchema Read(ObjectNode? schema, int depth)
    {
        if (schema is not MappingNode mapping)
            return Unusable(schema, "a schema must be a mapping");
        if (depth >= SchemaLimits.MaxDepth)
            return Unusable(schema, $"more than {SchemaLimits.MaxDepth} levels of types");
        if (++_types > SchemaLimits.MaxTypes)
            return Unusable(schema, $"more than {SchemaLimits.MaxTypes} types");
        if (mapping["x-kubernetes-int-or-string"].AsBoolean == true || mapping["format"].AsText == "int-or-string")
            return Scalar(ScalarType.IntOrString, mapping);
        return mapping["type"].AsText switch
        {
            "object" => Object(mapping, depth),
            "array" => List(mapping, depth),
            "string" => Scalar(StringType(mapping["format"].AsText), mapping),
            "integer" => ScalarSchema.Of(ScalarType.Int),
            "number" => ScalarSchema.Of(ScalarType.Double),
            "boolean" => ScalarSchema.Of(ScalarType.Bool),
            null when mapping["type"] is null => ScalarSchema.Any,
            var type => Unusable(mapping["type"], $"expected one of object, array, string, integer, number, boolean, got {type}"),
        };
    }

    TypeSchema Object(MappingNode schema, int depth)
    {
        var isAtomic = schema["x-kubernetes-map-type"].AsText == "atomic";
        if (schema["additionalProperties"] is MappingNode values)
        {
            return new MapSchema(Read(values, depth + 1))
            {
                IsAtomic = isAtomic,
                MaxProperties = Limit(schema, "maxProperties"),
            };
        }

        var fields = Fields(schema, depth);
        var read = new ObjectSchema("", fields)
        {
            IsAtomic = isAtomic,
            KeepsUnknownFields = fields.IsEmpty || schema["x-kubernetes-preserve-unknown-fields"].AsBoolean == true,
        };
        return schema["x-kubernetes-embedded-resource"].AsBoolean == true ? WithMetadata(read) : read;
    }

    ImmutableArray<ObjectField> Fields(MappingNode schema, int depth)
    {
        if (schema["properties"] is not { } properties)
            return [];
        if (properties is not MappingNode declared)
        {
            Note(properties, "properties must be a mapping");
            return [];
        }

        var required = (schema["required"] as SequenceNode)?.Items
            .Select(item => item.AsText).OfType<string>().ToHashSet(StringComparer.Ordinal) ?? [];
        return
        [
            .. declared.Entries.Select(entry => new ObjectField(entry.Key, Read(entry.Value, depth + 1))
            {
                IsRequired = required.Contains(entry.Key),
                HasDefault = entry.Value["default"].IsSet,
            }),
        ];
    }

    ListSchema List(MappingNode schema, int depth)
    {
        var items = schema["items"] is { } declared ? Read(declared, depth + 1) : ScalarSchema.Any;
        var merge = schema["x-kubernetes-list-type"].AsText switch
        {
            "set" => ListMerge.Set,
            "map" => ListMerge.Map,
            _ => ListMerge.Atomic,
        };
        var keys = merge == ListMerge.Map ? Keys(schema) : [];
        if (merge == ListMerge.Map && keys.IsEmpty)
        {
            Note(schema, "a list of type map needs x-kubernetes-list-map-keys");
            merge = ListMerge.Atomic;
        }

        return new ListSchema(items) { Merge = merge, Keys = keys, MaxItems = Limit(schema, "maxItems") };
    }

    static ImmutableArray<ListKey> Keys(MappingNode schema) =>
    [
        .. (schema["x-kubernetes-list-map-keys"] as SequenceNode)?.Items.Select(item => item.AsText).OfType<string>()
            .Select(key => new ListKey(key, schema["items"]?["properties"]?[key]?["default"] as ScalarNode)) ?? [],
    ];

    static ScalarSchema Scalar(ScalarType type, MappingNode schema) => new(type)
    {
        MaxLength = Limit(schema, "maxLength"),
        LongestChoice = schema["enum"] is SequenceNode { Items: [_, ..] choices }
            ? choices.Max(choice => (long)Encoding.UTF8.GetByteCount(choice.AsText ?? ""))
            : null,
    };

    static ScalarType StringType(string? format) => format switch
    {
        "byte" => ScalarType.Bytes,
        "date" => ScalarType.Date,
        "date-time" => ScalarType.DateTime,
        "duration" => ScalarType.Duration,
        _ => ScalarType.String,
    };

    /// <summary>A declared limit; a negative one counts as zero.</summary>
    static long? Limit(MappingNode schema, string name) =>
        schema[name].AsInteger is { } limit ? Math.Max(limit, 0) : null;

    static ObjectSchema WithMetadata(ObjectSchema schema) => new(
        "",
        [
            .. schema.Fields.Where(field => field.Name is not ("apiVersion" or "kind" or "metadata")),
            new ObjectField("apiVersion", ScalarSchema.String),
            new ObjectField("kind", ScalarSchema.String),
            new ObjectField("metadata", SchemaCatalog.ObjectMeta),
        ])
    {
        IsAtomic = schema.IsAtomic,
        KeepsUnknownFields = schema.KeepsUnknownFields,
    };

    ScalarSchema Unusable(ObjectNode? part, string what)
    {
        if (part is not null)
            Note(part, what);
        return ScalarSchema.Any;
    }

    void Note(ObjectNode part, string what)
    {
        if (notes.Count < SchemaLimits.MaxNotes)
            notes.Add(new SchemaNote(part.Location, what));
    }
}
