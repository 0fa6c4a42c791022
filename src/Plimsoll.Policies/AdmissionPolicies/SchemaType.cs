using Plimsoll.Cel.Types;
using Plimsoll.Kubernetes.Schemas;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The type that an expression sees at a place of an object, with the sizes that values may have there.</summary>
/// <remarks>
/// k8s.io/apiserver/pkg/cel/common/schemas.go and pkg/cel/limits.go. What has no single OpenAPI type cannot be seen: any
/// JSON value, quantities of built-in types, and lists and maps of such values.
/// </remarks>
sealed class SchemaType
{
    /// <summary>Bytes of the largest request that the API server takes: 3 MiB. What has no limit of its own is limited by it.</summary>
    const long MaxRequestBytes = 3 * 1024 * 1024;

    /// <summary>Characters of a string that fills a request, without its quotes.</summary>
    const long LongestString = MaxRequestBytes - 2;

    /// <summary>Bytes of a UTF-8 character.</summary>
    const long BytesPerCharacter = 4;

    SchemaType(CelType type, long minBytes, long maxElements = 0) =>
        (Type, MinBytes, MaxElements) = (type, minBytes, maxElements);

    /// <summary>The type of the keys of every map.</summary>
    static readonly SchemaType TextKey = new(CelType.String, minBytes: 2);

    public CelType Type { get; }

    /// <summary>The fewest bytes of a value as JSON.</summary>
    public long MinBytes { get; }

    /// <summary>The most characters, bytes, items or entries; 0 where that means nothing.</summary>
    public long MaxElements { get; }

    /// <summary>The keys of a map.</summary>
    public SchemaType? Key { get; private init; }

    /// <summary>The items of a list, the values of a map.</summary>
    public SchemaType? Element { get; private init; }

    /// <summary>The fields of an object.</summary>
    public SchemaStruct? Struct { get; private init; }

    /// <summary>The type of a place; <c>null</c> where expressions see nothing.</summary>
    /// <param name="schema">What is declared.</param>
    /// <param name="name">The name of the type, if it is one with fields: the path to it.</param>
    /// <param name="parent">The object that the place belongs to.</param>
    public static SchemaType? Of(TypeSchema schema, string name, SchemaStruct? parent)
    {
        switch (schema)
        {
            case ScalarSchema scalar:
                return OfScalar(scalar);
            case ListSchema list when Of(list.Items, $"{name}.@idx", parent) is { } item:
                var items = list.MaxItems ?? LongestString / (item.MinBytes + 1);
                return new SchemaType(CelType.List(item.Type), minBytes: 2, items) { Element = item };
            case MapSchema map when Of(map.Values, $"{name}.@elem", parent) is { } value:
                var entries = map.MaxProperties ?? LongestString / (value.MinBytes + 6);
                return new SchemaType(CelType.Map(CelType.String, value.Type), minBytes: 2, entries)
                {
                    Key = TextKey,
                    Element = value,
                };
            case ObjectSchema declared:
                var fields = new SchemaStruct(name, declared, parent);
                return new SchemaType(fields.Type, fields.MinBytes()) { Struct = fields };
            default:
                return null;
        }
    }

    static SchemaType? OfScalar(ScalarSchema scalar) => scalar.Type switch
    {
        ScalarType.Bool => new SchemaType(CelType.Bool, minBytes: 4),
        ScalarType.Int => new SchemaType(CelType.Int, minBytes: 1),
        ScalarType.Double => new SchemaType(CelType.Double, minBytes: 1),
        ScalarType.Date => new SchemaType(CelType.Timestamp, minBytes: 12, maxElements: 12),
        ScalarType.DateTime => new SchemaType(CelType.Timestamp, minBytes: 21, maxElements: 32),
        ScalarType.Duration => new SchemaType(CelType.Duration, minBytes: 3, maxElements: 32),
        ScalarType.Bytes => new SchemaType(CelType.Bytes, minBytes: 2, scalar.MaxLength ?? LongestString),
        ScalarType.String => new SchemaType(CelType.String, minBytes: 2, Bytes(scalar) ?? scalar.LongestChoice ?? LongestString),
        ScalarType.IntOrString => new SchemaType(CelType.Dyn, minBytes: 1, Bytes(scalar) ?? LongestString),
        _ => null,
    };

    static long? Bytes(ScalarSchema scalar) =>
        scalar.MaxLength is { } characters ? Math.Min(characters, long.MaxValue / BytesPerCharacter) * BytesPerCharacter : null;
}
