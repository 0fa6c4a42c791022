using System.Globalization;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class GraphsTests
{
    [Theory]
    [InlineData("graph.reachable({\"a\": [\"b\"], \"b\": {\"a\", \"x\"}}, [\"a\"])", "{\"a\", \"b\"}")]
    [InlineData("graph.reachable({\"a\": null}, {\"a\", \"z\"})", "{\"a\"}")]
    [InlineData("graph.reachable_paths({\"a\": [\"b\", \"c\"], \"b\": [], \"c\": [\"a\"]}, [\"a\"])", "{[\"a\", \"b\"], [\"a\", \"c\"]}")]
    [InlineData("graph.reachable_paths({\"a\": []}, [\"a\", \"z\"])", "{[\"a\"]}")]
    public void Nodes_and_paths_are_found(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Fact]
    public void Paths_without_an_end_in_sight_meet_the_limit()
    {
        var nodes = Enumerable.Range(0, 30).Select(node => (RegoValue)new RegoString(node.ToString(CultureInfo.InvariantCulture))).ToArray();
        var graph = RegoObject.Of(nodes.Select(node => new KeyValuePair<RegoValue, RegoValue>(node, new RegoArray(nodes))));
        Assert.Throws<RegoLimitException>(() => Answers.Of("graph.reachable_paths", graph, new RegoArray(nodes[0])));
    }
}
