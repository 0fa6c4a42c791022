using System.Text;
using System.Text.Json;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

public sealed class NodeMakingTests
{
    static readonly SourceLocation Place = new("pod.yaml", 3, 5);

    [Fact]
    public void What_is_made_reads_back_as_if_it_had_been_written()
    {
        var node = NodeMaking.Mapping(
            [
                new("text", 3, 5, NodeMaking.Text("1", Place)),
                new("integer", 3, 5, NodeMaking.Integer(-7, Place)),
                new("float", 3, 5, NodeMaking.Float(0.5, Place)),
                new("list", 3, 5, NodeMaking.Sequence([NodeMaking.Boolean(true, Place), NodeMaking.Null(Place)], Place)),
            ],
            Place);

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            node.WriteTo(writer);

        Assert.Equal("""{"text":"1","integer":-7,"float":0.5,"list":[true,null]}""", Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(Place, node["list"]!.Location);
        Assert.Equal(-7, node["integer"].AsInteger);
    }
}
