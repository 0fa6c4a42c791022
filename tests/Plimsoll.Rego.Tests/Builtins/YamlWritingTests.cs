using CsCheck;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class YamlWritingTests
{
    [Theory]
    [InlineData("{\"b\": [1, {\"c\": true, \"d\": []}], \"a\": {\"x\": null}}", "a:\n  x: null\nb:\n- 1\n- c: true\n  d: []\n")]
    [InlineData("[[1, 2], {}]", "- - 1\n  - 2\n- {}\n")]
    [InlineData("\"yes\"", "\"yes\"\n")]
    [InlineData("[\"1\", \"a: b\", \"- x\", \"#\", \"a#b\", \"\"]", "- \"1\"\n- 'a: b'\n- '- x'\n- '#'\n- a#b\n- \"\"\n")]
    [InlineData("{\"a\": \"x\\ny\\n\"}", "a: |\n  x\n  y\n")]
    [InlineData("{\"a\": \"x\\ty\"}", "a: \"x\\ty\"\n")]
    public void Yaml_is_written_in_blocks(string expression, string expected) =>
        Assert.Equal(new RegoString(expected).ToString(), Answers.To($"yaml.marshal({expression})"));

    static readonly Gen<string> Texts = Gen.String[Gen.Char["abno10 :#-?'\"\\\n\t[]{},&*!|>%@`~=.\u00e9\u2028\r"], 0, 8];

    [Fact]
    public void What_is_written_is_read_again() => Gen.Select(Texts, Texts, Texts).Sample((name, first, second) =>
    {
        var item = RegoObject.Of([new(new RegoString(name), new RegoArray(new RegoString(first), new RegoArray(new RegoString(second))))]);
        var call = new BuiltinCall(RegoSettings.Default, CancellationToken.None);
        foreach (RegoValue value in new RegoValue[] { item, new RegoArray(item, new RegoString(first)), new RegoString(second) })
        {
            var written = new YamlWriting(call).Run(value);
            var read = YamlParsing.Parse(call, written, out var error);
            Assert.True(value.Equals(read), $"{value} was written as {written} and read as {read} {error}");
        }
    });
}
