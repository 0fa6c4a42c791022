using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Objects;

public sealed class YamlOutputTests
{
    static readonly SourceLocation Place = new("", 1, 1);

    static readonly string[] Odd =
        ["yes", "null", "1e3", "0x10", "2001-01-01", "<<", "-", "?", "a\n", "a\n\n", " a", "a ", "é", "\u0001", "a\nb\n"];

    [Theory]
    [InlineData("a: b")]
    [InlineData("a: \"true\"")]
    [InlineData("a: true\nb: 1\nc: 1.5\nd: 2.0\ne: null\nf: .inf")]
    [InlineData("a: \"\"\nb: {}\nc: []")]
    [InlineData("expression: '!(a == \"x\")'")]
    [InlineData("list: [\"CREATE\", \"UPDATE\"]")]
    [InlineData("items:\n  - name: a\n    of:\n      deep: 1\n  - name: b")]
    [InlineData("items:\n  - 1\n  -\n    - 2\n    - 3")]
    [InlineData("text: |-\n  first: line\n\n  # second\nnext: 1")]
    [InlineData("\"no\": \"12\"\n\"1\": \"0x1F\"")]
    [InlineData("a: \"with: colon\"\nb: \"with #\"\nc: \"- dash\"\nd: \"end:\"\ne: \"ümlaut\"\nf: \"tab\\there\"")]
    public void What_is_written_in_this_form_is_written_the_same(string yaml) =>
        Assert.Equal(yaml + "\n", YamlOutput.Write(Read(yaml)));

    [Fact]
    public void Any_value_reads_back_as_itself() => Value(3).Sample(value =>
        Json(Read(YamlOutput.Write(value))) == Json(value), iter: 5_000, print: YamlOutput.Write);

    static Gen<ObjectNode> Value(int depth)
    {
        var texts = Gen.OneOf(
            Gen.String[Gen.Char["ab :#-'\"\\\n\t{}[],&*!|>%@`~=01.eEyYnN"], 0, 12],
            Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]));
        var scalars = Gen.OneOf<ObjectNode>(
            texts.Select(text => (ObjectNode)NodeMaking.Text(text, Place)),
            Gen.Long.Select(number => (ObjectNode)NodeMaking.Integer(number, Place)),
            Gen.Double[-1e6, 1e6].Select(number => (ObjectNode)NodeMaking.Float(number, Place)),
            Gen.Bool.Select(truth => (ObjectNode)NodeMaking.Boolean(truth, Place)),
            Gen.Const((ObjectNode)NodeMaking.Null(Place)));
        if (depth == 0)
            return scalars;
        var lists = Value(depth - 1).Array[0, 4].Select(items => (ObjectNode)NodeMaking.Sequence([.. items], Place));
        var mappings = Gen.Select(texts, Value(depth - 1)).Array[0, 4].Select(pairs => (ObjectNode)NodeMaking.Mapping(
            [.. pairs.DistinctBy(pair => pair.Item1).Select(pair => new MappingEntry(pair.Item1, 1, 1, pair.Item2))], Place));
        return Gen.OneOf(scalars, lists, mappings);
    }

    static ObjectNode Read(string yaml)
    {
        var text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n" + Indented(yaml);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var reading = ManifestReader.ReadAsync(stream, "x.yaml", TestContext.Current.CancellationToken);
        Assert.True(reading.IsCompletedSuccessfully);
#pragma warning disable xUnit1031 // It has completed: the stream is in memory.
        return reading.Result is { Objects: [var read] } ? read.Root["data"]! : throw new InvalidDataException(yaml);
#pragma warning restore xUnit1031
    }

    static string Indented(string yaml) => string.Concat(yaml.Split('\n').Select(line => line.Length == 0 ? "\n" : $"  {line}\n"));

    static string Json(ObjectNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            node.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
