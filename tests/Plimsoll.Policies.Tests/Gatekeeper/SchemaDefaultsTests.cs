using Plimsoll.Kubernetes.Objects;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class SchemaDefaultsTests
{
    [Theory]
    [InlineData("{properties: {a: {default: 1}}}", "{}", """{"a":1}""")]
    [InlineData("{properties: {a: {default: 1}}}", "{a: 2}", """{"a":2}""")]
    [InlineData("{properties: {a: {default: 1}}}", "{a: null}", """{"a":1}""")]
    [InlineData("{properties: {a: {default: 1, nullable: true}}}", "{a: null}", """{"a":null}""")]
    [InlineData("{properties: {a: {properties: {b: {default: x}}}}}", "{}", "{}")]
    [InlineData("{properties: {a: {properties: {b: {default: x}}}}}", "{a: {}}", """{"a":{"b":"x"}}""")]
    [InlineData("{properties: {a: {default: {}, properties: {b: {default: x}}}}}", "{}", """{"a":{"b":"x"}}""")]
    [InlineData("{properties: {a: {items: {properties: {b: {default: x}}}}}}", "{a: [{}, {b: z}]}", """{"a":[{"b":"x"},{"b":"z"}]}""")]
    [InlineData("{additionalProperties: {properties: {b: {default: x}}}}", "{k: {}, l: {b: z}}", """{"k":{"b":"x"},"l":{"b":"z"}}""")]
    public void What_is_missing_gets_its_default(string schema, string value, string expected)
    {
        var written = Yaml.Read($"schema: {schema}\nvalue: {value}");

        var made = SchemaDefaults.Apply(written["value"], Assert.IsType<MappingNode>(written["schema"]));

        Assert.Equal(expected, Yaml.Json(made!));
    }

    [Fact]
    public void A_value_without_gaps_is_not_copied()
    {
        var written = Yaml.Read("schema: {properties: {a: {default: 1}}}\nvalue: {a: 2}");

        Assert.Same(written["value"], SchemaDefaults.Apply(written["value"], Assert.IsType<MappingNode>(written["schema"])));
    }

    [Fact]
    public void Absent_parameters_get_the_default_of_the_whole()
    {
        var schema = Assert.IsType<MappingNode>(Yaml.Read("schema: {default: {a: 1}}")["schema"]);

        Assert.Equal("""{"a":1}""", Yaml.Json(SchemaDefaults.Apply(null, schema)!));
    }
}
