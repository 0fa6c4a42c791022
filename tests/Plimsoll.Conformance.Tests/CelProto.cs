using System.Globalization;
using System.Text.Json;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Conformance;

/// <summary>Reads values, types and declarations as the CEL suites write them: the JSON form of cel-spec's messages.</summary>
static class CelProto
{
    /// <summary>A value; throws where it is a protobuf message or enum.</summary>
    public static CelValue Value(JsonElement json)
    {
        var member = json.EnumerateObject().FirstOrDefault();
        return member.Name switch
        {
            "nullValue" or null => CelValue.Null,
            "boolValue" => CelValue.Bool(member.Value.GetBoolean()),
            "int64Value" => CelValue.Int(long.Parse(member.Value.GetString()!, CultureInfo.InvariantCulture)),
            "uint64Value" => CelValue.Uint(ulong.Parse(member.Value.GetString()!, CultureInfo.InvariantCulture)),
            "doubleValue" => CelValue.Double(Number(member.Value)),
            "stringValue" => CelValue.String(member.Value.GetString()),
            "bytesValue" => CelValue.Of(new CelBytes([.. member.Value.GetBytesFromBase64()])),
            "typeValue" => CelValue.TypeOf(TypeNamed(member.Value.GetString()!)),
            "listValue" => CelValue.List([.. Items(member.Value, "values").Select(Value)]),
            "mapValue" => CelValue.Of(CelMap.Of(Items(member.Value, "entries")
                .Select(entry => KeyValuePair.Create(Value(entry.GetProperty("key")), Value(entry.GetProperty("value")))))),
            _ => throw new NotSupportedException(member.Name),
        };
    }

    /// <summary>A type.</summary>
    public static CelType Type(JsonElement json)
    {
        var member = json.EnumerateObject().First();
        return member.Name switch
        {
            "primitive" => Primitive(member.Value.GetString()!),
            "null" => CelType.Null,
            "dyn" => CelType.Dyn,
            "error" => CelType.Error,
            "wrapper" => CelType.Wrapper(Primitive(member.Value.GetString()!)),
            "wellKnown" => member.Value.GetString() switch
            {
                "TIMESTAMP" => CelType.Timestamp,
                "DURATION" => CelType.Duration,
                _ => CelType.Dyn,
            },
            "listType" => CelType.List(Type(member.Value.GetProperty("elemType"))),
            "mapType" => CelType.Map(Type(member.Value.GetProperty("keyType")), Type(member.Value.GetProperty("valueType"))),
            "messageType" => CelType.Struct(member.Value.GetString()!),
            "typeParam" => CelType.Parameter(member.Value.GetString()!),
            "type" => CelType.TypeOf(Type(member.Value)),
            "abstractType" => CelType.Opaque(
                member.Value.GetProperty("name").GetString()!, [.. Items(member.Value, "parameterTypes").Select(Type)]),
            _ => throw new NotSupportedException(member.Name),
        };
    }

    /// <summary>A function that is only declared: it answers <c>null</c>.</summary>
    public static FunctionDeclaration Function(string name, JsonElement json) =>
        new(name, [.. json.GetProperty("overloads").EnumerateArray().Select(Overload)]);

    static Overload Overload(JsonElement json)
    {
        var id = json.GetProperty("overloadId").GetString()!;
        CelType[] parameters = [.. Items(json, "params").Select(Type)];
        var result = Type(json.GetProperty("resultType"));
        var isMember = json.TryGetProperty("isInstanceFunction", out var flag) && flag.GetBoolean();
        return (parameters, isMember) switch
        {
            ([var only], false) => Cel.Declarations.Overload.Function(id, only, result, _ => default),
            ([var only], true) => Cel.Declarations.Overload.Member(id, only, result, _ => default),
            ([var one, var other], false) => Cel.Declarations.Overload.Function(id, one, other, result, (_, _) => default),
            ([var one, var other], true) => Cel.Declarations.Overload.Member(id, one, other, result, (_, _) => default),
            (_, false) => Cel.Declarations.Overload.Function(id, [.. parameters], result, _ => default),
            _ => Cel.Declarations.Overload.Member(id, [.. parameters], result, _ => default),
        };
    }

    public static IEnumerable<JsonElement> Items(JsonElement json, string member) =>
        json.TryGetProperty(member, out var items) ? items.EnumerateArray() : [];

    static double Number(JsonElement json) => json.ValueKind == JsonValueKind.Number
        ? json.GetDouble()
        : json.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            _ => double.NegativeInfinity,
        };

    static CelType Primitive(string name) => name switch
    {
        "BOOL" => CelType.Bool,
        "INT64" => CelType.Int,
        "UINT64" => CelType.Uint,
        "DOUBLE" => CelType.Double,
        "STRING" => CelType.String,
        "BYTES" => CelType.Bytes,
        _ => throw new NotSupportedException(name),
    };

    static CelType TypeNamed(string name) => name switch
    {
        "bool" => CelType.Bool,
        "int" => CelType.Int,
        "uint" => CelType.Uint,
        "double" => CelType.Double,
        "string" => CelType.String,
        "bytes" => CelType.Bytes,
        "list" => CelType.ListOfDyn,
        "map" => CelType.MapOfDyn,
        "null_type" => CelType.Null,
        "type" => CelType.Type,
        _ => CelType.Opaque(name),
    };
}
