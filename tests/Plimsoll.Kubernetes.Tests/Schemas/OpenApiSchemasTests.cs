using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Schemas;

public sealed class OpenApiSchemasTests
{
    [Theory]
    [InlineData("{type: string}", "String")]
    [InlineData("{type: string, maxLength: 63}", "String max 63")]
    [InlineData("{type: string, maxLength: -1}", "String max 0")]
    [InlineData("{type: string, enum: [a, \"b\u00fcr\"]}", "String one of 4")]
    [InlineData("{type: string, format: byte}", "Bytes")]
    [InlineData("{type: string, format: date-time}", "DateTime")]
    [InlineData("{type: string, format: date}", "Date")]
    [InlineData("{type: string, format: duration}", "Duration")]
    [InlineData("{type: string, format: email}", "String")]
    [InlineData("{type: integer, format: int32}", "Int")]
    [InlineData("{type: number}", "Double")]
    [InlineData("{type: boolean, nullable: true}", "Bool")]
    [InlineData("{x-kubernetes-int-or-string: true}", "IntOrString")]
    [InlineData("{anyOf: [{type: integer}, {type: string}], x-kubernetes-int-or-string: true, maxLength: 9}", "IntOrString max 9")]
    [InlineData("{x-kubernetes-preserve-unknown-fields: true}", "Any")]
    [InlineData("{type: object}", "undeclared")]
    [InlineData("{type: object, additionalProperties: true}", "undeclared")]
    [InlineData("{type: object, properties: {a: {type: string}}, x-kubernetes-preserve-unknown-fields: true}", "(a:String) open")]
    [InlineData("{type: object, properties: {a: {type: string}, b: {type: integer, default: 1}}, required: [a, b]}", "(a!:String b!=:Int)")]
    [InlineData("{type: object, properties: {a: {type: string}}, x-kubernetes-map-type: atomic}", "(a:String) atomic")]
    [InlineData("{type: object, additionalProperties: {type: integer}, maxProperties: 5, x-kubernetes-map-type: atomic}", "{Int} max 5 atomic")]
    [InlineData("{type: array, items: {type: string}, maxItems: 3, x-kubernetes-list-type: set}", "[String] max 3 set")]
    [InlineData("{type: array, items: {type: string}, x-kubernetes-list-type: atomic}", "[String]")]
    [InlineData("{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [id, p], items: {type: object, properties: {id: {type: string}, p: {type: string, default: TCP}}}}",
        "[(id:String p=:String)] map id,p='TCP'")]
    [InlineData("{type: object, x-kubernetes-embedded-resource: true}", "(apiVersion:String kind:String metadata:V1ObjectMeta) open")]
    public async Task A_schema_becomes_a_type(string schema, string expected)
    {
        var read = await ReadAsync($"{{type: object, properties: {{it: {schema}}}}}");

        Assert.Empty(read.Notes);
        var version = Assert.Single(read.Versions);
        Assert.Equal(("example.com/v1", "Fruit"), (version.ApiVersion, version.Kind));
        Assert.Equal($"(it:{expected} apiVersion:String kind:String metadata:V1ObjectMeta)", SchemaWords.Of(version.Schema));
    }

    [Theory]
    [InlineData("{type: object, properties: {it: 5}}", "Any", "a schema must be a mapping")]
    [InlineData("{type: object, properties: {it: {type: text}}}", "Any", "expected one of object, array, string, integer, number, boolean, got text")]
    [InlineData("{type: object, properties: {it: {type: [string]}}}", "Any", "expected one of object, array, string, integer, number, boolean, got ")]
    [InlineData("{type: object, properties: {it: {type: object, properties: [a]}}}", "undeclared", "properties must be a mapping")]
    [InlineData("{type: object, properties: {it: {type: array, items: {type: string}, x-kubernetes-list-type: map}}}",
        "[String]", "a list of type map needs x-kubernetes-list-map-keys")]
    public async Task A_broken_part_is_any_value_and_is_noted(string schema, string expected, string note)
    {
        var read = await ReadAsync(schema);

        Assert.Equal(note, Assert.Single(read.Notes).Text);
        Assert.StartsWith($"(it:{expected} ", SchemaWords.Of(Assert.Single(read.Versions).Schema), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{spec: {group: example.com}}")]
    [InlineData("{spec: {group: example.com, names: {kind: Fruit}, versions: [{name: v1}]}}")]
    [InlineData("{spec: [1]}")]
    public async Task A_definition_without_a_schema_says_so(string definition)
    {
        var data = await ManifestText.DataAsync("  it: " + definition);
        var read = OpenApiSchemas.Read((MappingNode)data["it"]!);

        Assert.Empty(read.Versions);
        Assert.NotEmpty(read.Notes);
    }

    [Fact]
    public async Task A_schema_that_is_too_deep_ends_in_any_value()
    {
        var deep = string.Concat(Enumerable.Repeat("{type: array, items: ", 80)) + "{type: string}" + new string('}', 80);

        var read = await ReadAsync($"{{type: object, properties: {{it: {deep}}}}}");

        Assert.Contains("levels", Assert.Single(read.Notes).Text, StringComparison.Ordinal);
    }

    static async Task<CustomResourceSchemas> ReadAsync(string schema)
    {
        var data = await ManifestText.DataAsync(
            $"  spec:\n    group: example.com\n    names: {{kind: Fruit}}\n    versions:\n    - name: v1\n      schema:\n        openAPIV3Schema: {schema}\n");
        return OpenApiSchemas.Read(data);
    }
}
