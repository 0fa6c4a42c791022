namespace Plimsoll.Rego.Builtins.Modules;

public sealed class ModuleParsingTests
{
    const string Module = """package a.b\nimport data.x as y\np contains 1 if { not y.z == 2 } \ndefault f(_) := 3""";

    [Theory]
    [InlineData("m[\"package\"].path[2].value", "\"b\"")]
    [InlineData("m.imports[0].alias", "\"y\"")]
    [InlineData("m.rules[0].head.key", """{"type":"number","value":1}""")]
    [InlineData("m.rules[0].body[0].negated", "true")]
    [InlineData("m.rules[0].body[0].terms[0].value[0].value", "\"equal\"")]
    [InlineData("m.rules[1][\"default\"]", "true")]
    [InlineData("count(m.rules[1].head.args)", "1")]
    public void A_module_is_a_document(string path, string json) =>
        Assert.Equal(json, Policy.Value($"m := rego.parse_module(\"m.rego\", \"{Module.Replace("\"", "\\\"", StringComparison.Ordinal)}\")\np := {path}"));

    [Fact]
    public void What_is_no_module_is_undefined() => Assert.Null(Policy.Value("p := rego.parse_module(\"m.rego\", input.text)", """{"text": "package"}"""));
}
