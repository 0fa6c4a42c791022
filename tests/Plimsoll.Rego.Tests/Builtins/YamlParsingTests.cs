using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class YamlParsingTests
{
    [Theory]
    [InlineData("a: 1\nb: [x, 'y', \"z\"]", "{\"a\": 1, \"b\": [\"x\", \"y\", \"z\"]}")]
    [InlineData("yes: no", "{\"true\": false}")]
    [InlineData("- 0x1F\n- 017\n- 0o17\n- 0b11\n- 1_000\n- -5\n- 1.5\n- .5\n- 1e3", "[31, 15, 15, 3, 1000, -5, 1.5, 0.5, 1e3]")]
    [InlineData("- 2001-12-14\n- 1.2.3\n- '1'\n- !!str 1\n- ~\n-", "[\"2001-12-14\", \"1.2.3\", \"1\", \"1\", null, null]")]
    [InlineData("base: &b {x: 1, z: 2}\nd:\n  <<: *b\n  z: 3", "{\"base\": {\"x\": 1, \"z\": 2}, \"d\": {\"x\": 1, \"z\": 3}}")]
    [InlineData("a: |\n  x\n  y\n", "{\"a\": \"x\\ny\\n\"}")]
    [InlineData("a: 1\n---\nb: 2", "{\"a\": 1}")]
    [InlineData("# nothing", "null")]
    public void The_first_document_is_read(string text, string expected) => Assert.Equal(expected, Answers.Of("yaml.unmarshal", new RegoString(text)));

    [Theory]
    [InlineData("a: [")]
    [InlineData("a: *x")]
    [InlineData("{[1]: 2}")]
    [InlineData("a: .inf")]
    [InlineData("!!int x")]
    [InlineData("\"\\q\"")]
    public void What_is_no_value_of_json_is_refused(string text)
    {
        Assert.StartsWith("yaml: ", Answers.Of("yaml.unmarshal", new RegoString(text)), StringComparison.Ordinal);
        Assert.Equal("false", Answers.Of("yaml.is_valid", new RegoString(text)));
    }

    [Fact]
    public void Aliases_of_aliases_meet_the_limit()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        Assert.Contains("more than 1000000 values", Answers.Of("yaml.unmarshal", new RegoString(text.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_has_a_bound() =>
        Assert.Contains("nested deeper than 200 levels", Answers.Of("yaml.unmarshal", new RegoString(new string('[', 500))), StringComparison.Ordinal);
}
