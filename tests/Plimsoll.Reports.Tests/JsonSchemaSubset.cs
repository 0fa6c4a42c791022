using System.Text.Json;

namespace Plimsoll.Reports;

/// <summary>The words of JSON Schema 2020-12 that our schema uses: type, const, enum, required, properties, additionalProperties, items, $ref.</summary>
static class JsonSchemaSubset
{
    public static void Check(JsonElement schema, JsonElement document) => Check(schema, schema, document, "$");

    static void Check(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/$defs/".Length..];
            schema = root.GetProperty("$defs").GetProperty(name);
        }
        if (schema.TryGetProperty("type", out var type))
            Assert.True(Types(type).Contains(TypeOf(value)), $"{path} is {TypeOf(value)}, not {type}");
        if (schema.TryGetProperty("const", out var constant))
            Assert.True(JsonElement.DeepEquals(constant, value), $"{path} is {value}, not {constant}");
        if (schema.TryGetProperty("enum", out var words))
            Assert.True(words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)), $"{path}: {value} is none of {words}");
        if (value.ValueKind == JsonValueKind.Object)
            CheckMembers(root, schema, value, path);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
                Check(root, items, item, $"{path}[{index}]");
        }
    }

    static void CheckMembers(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray())
                Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{path} has no {name}");
        }

        var isClosed = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (schema.GetProperty("properties").TryGetProperty(member.Name, out var inner))
                Check(root, inner, member.Value, $"{path}.{member.Name}");
            else
                Assert.False(isClosed, $"{path}.{member.Name} is not in the schema");
        }
    }

    static List<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? [.. type.EnumerateArray().Select(item => item.GetString()!)]
        : [type.GetString()!];

    static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
