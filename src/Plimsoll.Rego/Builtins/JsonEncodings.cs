using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions that read and write JSON and YAML.</summary>
static class JsonEncodings
{
    static readonly RegoString Indent = new("indent"), Prefix = new("prefix"), Pretty = new("pretty");

    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("json.is_valid", "any -> boolean", (call, value) => RegoBoolean.Of(value is RegoString text && JsonParsing.Parse(call, text.Value) is not null)),
        new("json.marshal", "any -> string", (call, value) => new RegoString(JsonWriting.Compact(call, value))),
        new("json.marshal_with_options", "any, object[string: any] -> string", MarshalWithOptions),
        new("json.unmarshal", "string -> any", Unmarshal),
        new("yaml.is_valid", "any -> boolean", (call, value) => RegoBoolean.Of(value is RegoString text && YamlParsing.Parse(call, text.Value, out _) is not null)),
        new("yaml.marshal", "any -> string", (call, value) => new RegoString(new YamlWriting(call).Run(value))),
        new("yaml.unmarshal", "string -> any", UnmarshalYaml),
    ];

    static RegoValue? Unmarshal(BuiltinCall call, RegoValue value) => call.IsString(value, 1, out var text)
        ? JsonParsing.Parse(call, text) ?? call.Fail("the text is no JSON")
        : null;

    static RegoValue? UnmarshalYaml(BuiltinCall call, RegoValue value) => call.IsString(value, 1, out var text)
        ? YamlParsing.Parse(call, text, out var error) ?? call.Fail($"yaml: {error}")
        : null;

    static RegoValue? MarshalWithOptions(BuiltinCall call, RegoValue value, RegoValue second)
    {
        if (!call.IsObject(second, 2, out var options))
            return null;
        foreach (var key in options.Keys)
        {
            if (!key.Equals(Indent) && !key.Equals(Prefix) && !key.Equals(Pretty))
                return call.FailOperand(2, $"object contained unknown key {key}");
        }

        if (!IsText(call, options.Get(Indent), "indent", out var indent) || !IsText(call, options.Get(Prefix), "prefix", out var prefix))
            return null;
        var isPretty = indent is not null || prefix is not null;
        if (options.Get(Pretty) is { } given)
        {
            if (given is not RegoBoolean asked)
                return call.FailOperand(2, $"key \"pretty\" must be boolean but got {given.TypeName}");
            isPretty = asked.Value;
        }

        return new RegoString(isPretty
            ? prefix + new JsonWriting(call, prefix ?? "", indent ?? "\t").Run(value)
            : JsonWriting.Compact(call, value));
    }

    static bool IsText(BuiltinCall call, RegoValue? value, string key, out string? text)
    {
        text = (value as RegoString)?.Value;
        if (value is null or RegoString)
            return true;
        call.FailOperand(2, $"key \"{key}\" must be string but got {value.TypeName}");
        return false;
    }
}
