using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>JSON Schema: <c>json.match_schema</c> and <c>json.verify_schema</c>.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/policy-reference/builtins/object.</remarks>
static class JsonSchemaFunctions
{
    const string Document = "(string | object[any: any])";

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("json.match_schema", $"{Document}, {Document} -> array<boolean, array[object[string: string]]>", Match),
        new("json.verify_schema", $"{Document} -> array<boolean, (string | null)>", Verify),
    ];

    static RegoArray Verify(BuiltinCall call, RegoValue first)
    {
        try
        {
            JsonSchemaCompiler.Compile(call, DocumentOf(call, first));
            return new RegoArray(RegoBoolean.True, RegoNull.Value);
        }
        catch (JsonSchemaException refused)
        {
            return new RegoArray(RegoBoolean.False, new RegoString($"jsonschema: {refused.Message}"));
        }
    }

    static RegoValue? Match(BuiltinCall call, RegoValue first, RegoValue second)
    {
        try
        {
            var document = DocumentOf(call, first);
            var schema = JsonSchemaCompiler.Compile(call, DocumentOf(call, second));
            var result = new JsonSchemaCheck(call).Run(schema, document, null);
            return new RegoArray(RegoBoolean.Of(result.IsValid), new RegoArray([.. result.Errors.Select(Of)]));
        }
        catch (JsonSchemaException refused)
        {
            return call.Fail(refused.Message);
        }
    }

    /// <summary>A document as JSON has it: without sets, and with texts as the only keys.</summary>
    static RegoValue DocumentOf(BuiltinCall call, RegoValue value) => value switch
    {
        RegoString text => JsonParsing.Parse(call, text.Value) ?? throw new JsonSchemaException("invalid JSON string"),
        RegoObject or RegoArray => JsonParsing.Parse(call, JsonWriting.Compact(call, value))
            ?? throw new JsonSchemaException("the value is nested too deep for JSON"),
        _ => throw new JsonSchemaException("wrong type, expected string or object"),
    };

    static RegoObject Of(JsonSchemaError error) => RegoObject.Of(
    [
        Member("desc", error.Description),
        Member("error", $"{error.Field}: {error.Description}"),
        Member("field", error.Field),
        Member("type", error.Kind),
    ]);

    static KeyValuePair<RegoValue, RegoValue> Member(string name, string text) =>
        KeyValuePair.Create<RegoValue, RegoValue>(new RegoString(name), new RegoString(text));
}
