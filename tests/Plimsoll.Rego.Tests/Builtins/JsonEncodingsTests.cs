using System.Text.Json;
using CsCheck;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class JsonEncodingsTests
{
    [Theory]
    [InlineData("json.marshal({\"b\": {2, 1}, \"a\": \"<é😀>\"})", "{\"a\":\"\\u003cé😀\\u003e\",\"b\":[1,2]}")]
    [InlineData("json.marshal({1: null, [true]: 1e3})", "{\"1\":null,\"[true]\":1e3}")]
    [InlineData("json.marshal_with_options({\"a\": [1], \"b\": {}}, {\"indent\": \" \"})", "{\n \"a\": [\n  1\n ],\n \"b\": {}\n}")]
    [InlineData("json.marshal_with_options([1], {\"prefix\": \">\", \"pretty\": false})", "[1]")]
    public void Json_is_written_as_Go_writes_it(string expression, string expected) =>
        Assert.Equal(new RegoString(expected).ToString(), Answers.To(expression));

    [Theory]
    [InlineData("{\"a\": [1, 2.50, true, null], \"a\": 1}", "{\"a\": 1}")]
    [InlineData(" [ ] ", "[]")]
    [InlineData("\"\\u00e9\\ud83d\\ude00\\n\"", "\"é😀\\n\"")]
    [InlineData("\"\\ud83d\"", "\"\uFFFD\"")]
    [InlineData("1e400", "1e400")]
    public void Json_is_read(string text, string expected) => Assert.Equal(expected, Answers.Of("json.unmarshal", new RegoString(text)));

    [Theory]
    [InlineData("")]
    [InlineData("[1,]")]
    [InlineData("{\"a\" 1}")]
    [InlineData("01")]
    [InlineData("\"\t\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12")]
    [InlineData("nul")]
    [InlineData("[1] 2")]
    [InlineData("NaN")]
    public void What_is_no_json_is_none(string text)
    {
        Assert.Equal("the text is no JSON", Answers.Of("json.unmarshal", new RegoString(text)));
        Assert.Equal("false", Answers.Of("json.is_valid", new RegoString(text)));
    }

    [Fact]
    public void Nesting_has_a_bound() => Assert.Equal("false", Answers.Of("json.is_valid", new RegoString(new string('[', 1_000_000))));

    [Fact]
    public void Any_text_is_read_as_the_platform_reads_it() => Gen.String[Gen.Char["[]{}:,\"\\ 0123.-+eEtrufalsn/b"], 0, 12].Sample(text =>
    {
        bool isValid;
        try
        {
            using var document = JsonDocument.Parse(text);
            isValid = true;
        }
        catch (JsonException)
        {
            isValid = false;
        }

        var call = new BuiltinCall(RegoSettings.Default, CancellationToken.None);
        Assert.Equal(isValid, JsonParsing.Parse(call, text) is not null);
    });

    [Fact]
    public void An_unknown_option_is_told() => Assert.Equal(
        "operand 2 object contained unknown key \"x\"",
        Answers.Of("json.marshal_with_options", RegoNull.Value, RegoObject.Of([new(new RegoString("x"), RegoNull.Value)])));
}
