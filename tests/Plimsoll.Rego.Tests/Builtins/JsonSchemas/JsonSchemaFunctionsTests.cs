using CsCheck;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

public sealed class JsonSchemaFunctionsTests
{
    static string Match(string document, string schema)
    {
        var call = FunctionCall.Of("json.match_schema", Wrapped(document), Wrapped(schema));
        if (call.Value is not RegoArray answer)
            return call.Message!;
        var errors = ((RegoArray)answer.Items[1]).Items.ToArray().Select(each => ((RegoString)((RegoObject)each)["error"]!).Value).ToList();
        Assert.Equal(RegoBoolean.Of(errors.Count == 0), answer.Items[0]);
        return string.Join("; ", errors);
    }

    /// <summary>What is no object goes as a text.</summary>
    static string Wrapped(string json) => json is ['{', ..] ? json : FunctionCall.Quote(json);

    [Theory]
    [InlineData("1.5", """{"type": "integer"}""", "(root): Invalid type. Expected: integer, given: number")]
    [InlineData("1.0", """{"type": "integer"}""", "")]
    [InlineData("null", """{"type": ["string", "number"]}""", "(root): Invalid type. Expected: [string,number], given: null")]
    [InlineData("5", """{"minimum": 5, "exclusiveMaximum": 5}""", "(root): Must be less than 5")]
    [InlineData("5", """{"minimum": 5, "exclusiveMinimum": true}""", "(root): Must be greater than 5")]
    [InlineData("1000001", """{"maximum": 1000000}""", "(root): Must be less than or equal to 1e+06")]
    [InlineData("-1", """{"minimum": 0.0001}""", "(root): Must be greater than or equal to 0.0001")]
    [InlineData("0.3", """{"multipleOf": 0.1}""", "")]
    [InlineData("0.35", """{"multipleOf": 0.1}""", "(root): Must be a multiple of 0.1")]
    [InlineData("\"\uD83D\uDE00\"", """{"minLength": 2}""", "(root): String length must be greater than or equal to 2")]
    [InlineData("\"abc\"", """{"maxLength": 2}""", "(root): String length must be less than or equal to 2")]
    [InlineData("\"abc\"", """{"pattern": "^b"}""", "(root): Does not match pattern '^b'")]
    [InlineData("2", """{"enum": [1, "a"]}""", "(root): (root) must be one of the following: 1, \"a\"")]
    [InlineData("1.0", """{"enum": [1]}""", "")]
    [InlineData("2", """{"const": {"a": 1}}""", "(root): (root) does not match: {\"a\":1}")]
    [InlineData("1", "false", "(root): False always fails validation")]
    public void A_value_is_held_against_the_schema(string document, string schema, string errors) => Assert.Equal(errors, Match(document, schema));

    [Theory]
    [InlineData("[1]", """{"minItems": 2}""", "(root): Array must have at least 2 items")]
    [InlineData("[1, 2]", """{"maxItems": 1}""", "(root): Array must have at most 1 items")]
    [InlineData("[1, 2, 1.0]", """{"uniqueItems": true}""", "(root): array items[0,2] must be unique")]
    [InlineData("[1, \"a\"]", """{"items": {"type": "integer"}}""", "1: Invalid type. Expected: integer, given: string")]
    [InlineData("[1, 2]", """{"items": [{}], "additionalItems": false}""", "(root): No additional items allowed on array")]
    [InlineData("[1, 2]", """{"items": [{}], "additionalItems": {"type": "null"}}""", "1: Invalid type. Expected: null, given: integer")]
    [InlineData("[1]", """{"contains": {"type": "null"}}""", "(root): At least one of the items must match; 0: Invalid type. Expected: null, given: integer")]
    public void An_array_is_held_against_the_schema(string document, string schema, string errors) => Assert.Equal(errors, Match(document, schema));

    [Theory]
    [InlineData("{}", """{"required": ["a"]}""", "(root): a is required")]
    [InlineData("""{"a": {"b": 1}}""", """{"properties": {"a": {"properties": {"b": {"type": "string"}}}}}""", "a.b: Invalid type. Expected: string, given: integer")]
    [InlineData("""{"a": 1, "b": 2}""", """{"properties": {"a": {}}, "additionalProperties": false}""", "(root): Additional property b is not allowed")]
    [InlineData("""{"b": 2}""", """{"additionalProperties": {"type": "null"}}""", "b: Invalid type. Expected: null, given: integer")]
    [InlineData("""{"ab": 2}""", """{"patternProperties": {"^a": {"type": "null"}}, "additionalProperties": false}""", "ab: Invalid type. Expected: null, given: integer")]
    [InlineData("""{"a": 1}""", """{"minProperties": 2}""", "(root): Must have at least 2 properties")]
    [InlineData("""{"a": 1}""", """{"maxProperties": 0}""", "(root): Must have at most 0 properties")]
    [InlineData("""{"ab": 1}""", """{"propertyNames": {"maxLength": 1}}""", "(root): Property name of \"ab\" does not match; (root): String length must be less than or equal to 1")]
    [InlineData("""{"a": 1}""", """{"dependencies": {"a": ["b"]}}""", "(root): Has a dependency on b")]
    [InlineData("""{"a": 1}""", """{"dependencies": {"a": {"required": ["c"]}}}""", "(root): c is required")]
    public void An_object_is_held_against_the_schema(string document, string schema, string errors) => Assert.Equal(errors, Match(document, schema));

    [Theory]
    [InlineData("1", """{"anyOf": [{"type": "null"}, {"type": "integer", "minimum": 2}]}""", "(root): Must validate at least one schema (anyOf); (root): Must be greater than or equal to 2")]
    [InlineData("1", """{"oneOf": [{}, {"type": "integer"}]}""", "(root): Must validate one and only one schema (oneOf)")]
    [InlineData("1", """{"allOf": [{"type": "null"}]}""", "(root): Invalid type. Expected: null, given: integer; (root): Must validate all the schemas (allOf)")]
    [InlineData("1", """{"not": {}}""", "(root): Must not validate the schema (not)")]
    [InlineData("1", """{"if": {"type": "integer"}, "then": false}""", "(root): Must validate \"then\" as \"if\" was valid; (root): False always fails validation")]
    [InlineData("\"a\"", """{"if": {"type": "integer"}, "else": false}""", "(root): Must validate \"else\" as \"if\" was not valid; (root): False always fails validation")]
    [InlineData("1", """{"if": {"type": "integer"}, "else": false}""", "")]
    public void Schemas_are_put_together(string document, string schema, string errors) => Assert.Equal(errors, Match(document, schema));

    [Theory]
    [InlineData("""{"a": {"a": {"a": 1}}}""", """{"type": "object", "properties": {"a": {"$ref": "#"}}}""", "a.a.a: Invalid type. Expected: object, given: integer")]
    [InlineData("1", """{"$ref": "#/definitions/a~1b%25", "definitions": {"a/b%": {"type": "null"}}}""", "(root): Invalid type. Expected: null, given: integer")]
    [InlineData("1", """{"allOf": [{"$ref": "#/x/1"}], "x": [{}, {"type": "null"}]}""", "(root): Invalid type. Expected: null, given: integer; (root): Must validate all the schemas (allOf)")]
    [InlineData("1", """{"$ref": "#named", "definitions": {"a": {"$id": "#named", "type": "null"}}}""", "(root): Invalid type. Expected: null, given: integer")]
    [InlineData("1", """{"$id": "https://a.example/root.json", "allOf": [{"$ref": "part.json"}], "definitions": {"a": {"$id": "part.json", "type": "integer"}}}""", "")]
    public void References_are_followed_in_the_schema(string document, string schema, string errors) => Assert.Equal(errors, Match(document, schema));

    [Theory]
    [InlineData("""{"$ref": "https://example.com/schema.json"}""", "remote reference loading disabled: https://example.com/schema.json")]
    [InlineData("""{"$ref": "file:///etc/passwd"}""", "remote reference loading disabled: file:///etc/passwd")]
    [InlineData("""{"$ref": "#/nothing"}""", "the reference #/nothing names nothing in the schema")]
    [InlineData("""{"$ref": 1}""", "Invalid type. Expected: string, given: $ref")]
    [InlineData("""{"type": ["null", "null"]}""", "null type is duplicated")]
    [InlineData("""{"minimum": "a"}""", "minimum must be of a number")]
    [InlineData("""{"minLength": -1}""", "minLength must be greater than or equal to 0")]
    [InlineData("""{"minLength": 1.5}""", "minLength must be of an integer")]
    [InlineData("""{"minLength": 2, "maxLength": 1}""", "minLength cannot be greater than maxLength")]
    [InlineData("""{"multipleOf": 0}""", "multipleOf must be strictly greater than 0")]
    [InlineData("""{"exclusiveMinimum": true}""", "exclusiveMinimum cannot be used without minimum")]
    [InlineData("""{"pattern": "("}""", "pattern must be a valid regex")]
    [InlineData("""{"patternProperties": {"(": {}}}""", "Invalid regex pattern '('")]
    [InlineData("""{"required": ["a", "a"]}""", "required items must be unique")]
    [InlineData("""{"enum": [1, 1]}""", "enum items must be unique")]
    [InlineData("""{"properties": 1}""", "properties must be of type object")]
    [InlineData("""{"items": 1}""", "Invalid type. Expected: schema/array of schemas, given: items")]
    [InlineData("""{"anyOf": {}}""", "anyOf must be of an array")]
    [InlineData("""{"not": 1}""", "not must be of an object")]
    [InlineData("""{"definitions": {"a": {"type": "x"}}}""", "has a primitive type that is NOT VALID -- given: /x/ Expected valid values are:[array boolean integer number null object string]")]
    [InlineData("1", "Expected: schema, given: Invalid JSON")]
    [InlineData("{]", "invalid JSON string")]
    public void A_schema_that_is_none_is_told(string schema, string mistake)
    {
        var text = schema == "{]" ? FunctionCall.Quote(schema) : Wrapped(schema);
        var verdict = FunctionCall.Of("json.verify_schema", text).Value;

        Assert.Equal(new RegoArray(RegoBoolean.False, new RegoString($"jsonschema: {mistake}")), verdict);
        Assert.Equal(mistake, FunctionCall.Of("json.match_schema", "{}", text).Message);
    }

    [Fact]
    public void What_is_neither_text_nor_object_is_no_schema() => Assert.Equal(
        "[false, \"jsonschema: wrong type, expected string or object\"]", FunctionCall.Of("json.verify_schema", "1").Value!.ToString());

    [Theory]
    [InlineData("http://json-schema.org/draft-04/schema#", """{"const": 1}""", "")]
    [InlineData("http://json-schema.org/draft-06/schema#", """{"const": 1}""", "(root): (root) does not match: 1")]
    [InlineData("http://json-schema.org/draft-06/schema#", """{"if": true, "then": false}""", "")]
    [InlineData("http://json-schema.org/draft-07/schema#", """{"if": true, "then": false}""", "(root): Must validate \"then\" as \"if\" was valid; (root): False always fails validation")]
    public void The_draft_says_which_keywords_count(string draft, string schema, string errors) =>
        Assert.Equal(errors, Match("2", schema.Replace("{", $"{{\"$schema\": \"{draft}\", ", StringComparison.Ordinal)));

    [Fact]
    public void Sets_are_arrays_for_a_schema()
    {
        var document = RegoObject.Of([KeyValuePair.Create<RegoValue, RegoValue>(RegoNumber.Of(1), RegoSet.Of(RegoNumber.Of(2)))]);
        var schema = FunctionCall.Json("""{"properties": {"1": {"type": "array"}}, "additionalProperties": false}""");

        Assert.Equal("[true, []]", FunctionCall.With("json.match_schema", RegoSettings.Default, document, schema).Value!.ToString());
    }

    [Theory]
    [InlineData("""{"$ref": "#"}""")]
    [InlineData("""{"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}""")]
    [InlineData("""{"allOf": [{"$ref": "#/definitions/a"}], "definitions": {"a": {"not": {"$ref": "#"}}}}""")]
    public void A_schema_that_refers_to_itself_without_an_end_is_told(string schema) =>
        Assert.StartsWith("the schema is nested deeper than", Match("1", schema), StringComparison.Ordinal);

    [Fact]
    public void Schemas_that_double_each_other_end_at_the_limit_of_steps()
    {
        var definitions = string.Join(',', Enumerable.Range(0, 40).Select(level =>
            $"\"d{level}\": {{\"allOf\": [{{\"$ref\": \"#/definitions/d{level + 1}\"}}, {{\"$ref\": \"#/definitions/d{level + 1}\"}}]}}"));
        var schema = $"{{\"$ref\": \"#/definitions/d0\", \"definitions\": {{{definitions}, \"d40\": {{}}}}}}";

        var settings = RegoSettings.Default with { MaxSteps = 1_000_000 };
        Assert.Throws<RegoLimitException>(() => FunctionCall.Of("json.match_schema", settings, "{}", schema));
    }

    [Fact]
    public void A_document_nested_too_deep_is_refused()
    {
        var text = new string('[', 5_000) + new string(']', 5_000);
        Assert.Equal("invalid JSON string", FunctionCall.Of("json.match_schema", FunctionCall.Quote(text), "{}").Message);
    }

    [Fact]
    public void Any_schema_is_read_or_refused() => Gen.OneOf<string>("{", "}", "[", "]", ",", ":", "\"type\"", "\"items\"", "\"$ref\"", "\"#\"", "\"enum\"", "1", "true", "\"not\"", "\"anyOf\"")
        .Array[0, 12].Sample(parts => Assert.NotNull(FunctionCall.OfTexts("json.verify_schema", string.Concat(parts)).Value));
}
