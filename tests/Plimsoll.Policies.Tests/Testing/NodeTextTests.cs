using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

public sealed class NodeTextTests
{
    [Theory]
    [InlineData("{it: {a: [1, true, 'x+y']}}", """{"a":[1,true,"x+y"]}""")]
    [InlineData("{it: null}", "nothing")]
    [InlineData("{}", "nothing")]
    public void A_node_is_told_as_JSON(string node, string expected) => Assert.Equal(expected, NodeText.Of(Yaml.Read(node)["it"]));

    [Fact]
    public void A_long_one_is_cut()
    {
        var text = NodeText.Of(Yaml.Read($"{{it: {new string('a', 5000)}}}")["it"]);

        Assert.Equal((201, '…'), (text.Length, text[^1]));
    }
}
