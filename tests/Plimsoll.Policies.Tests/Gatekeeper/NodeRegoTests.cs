using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper;

public sealed class NodeRegoTests
{
    [Theory]
    [InlineData("text", "\"text\"")]
    [InlineData("12", "12")]
    [InlineData("1.50", "1.5")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("1e30", "1E+30")]
    [InlineData(".nan", "null")]
    [InlineData("yes", "true")]
    [InlineData("~", "null")]
    [InlineData("[1, [2], {b: c, a: d}]", """[1, [2], {"a": "d", "b": "c"}]""")]
    public void A_node_is_the_value_that_its_JSON_is(string yaml, string value) =>
        Assert.Equal(value, NodeRego.Of(Yaml.Read($"value: {yaml}")["value"]).ToString());

    [Fact]
    public void A_key_is_one_value_for_all_objects_that_have_it() => Assert.Same(NodeRego.Key("metadata"), NodeRego.Key("metadata"));
}
