using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

public sealed class TextEncodingsTests
{
    [Theory]
    [InlineData("base64.encode(\"é?>\")", "\"w6k/Pg==\"")]
    [InlineData("base64.decode(\"w6k/\\nPg==\")", "\"é?>\"")]
    [InlineData("base64url.encode(\"é?>\")", "\"w6k_Pg==\"")]
    [InlineData("base64url.encode_no_pad(\"é?>\")", "\"w6k_Pg\"")]
    [InlineData("base64url.decode(\"w6k_Pg\")", "\"é?>\"")]
    [InlineData("base64url.decode(\"w6k_Pg==\")", "\"é?>\"")]
    [InlineData("base64.is_valid(\"aGk\")", "false")]
    [InlineData("base64.is_valid(\"aGk=\")", "true")]
    [InlineData("base64.is_valid(\"aGk==\")", "false")]
    [InlineData("base64.is_valid(\"=\")", "false")]
    [InlineData("base64.is_valid(\"aGk=aGk=\")", "false")]
    [InlineData("hex.encode(\"é\")", "\"c3a9\"")]
    [InlineData("hex.decode(\"C3a9\")", "\"é\"")]
    [InlineData("urlquery.encode(\"a b/é~\")", "\"a+b%2F%C3%A9~\"")]
    [InlineData("urlquery.decode(\"a+b%2F%C3%A9\")", "\"a b/é\"")]
    [InlineData("urlquery.encode_object({\"b\": [\"x\", \"y\"], \"a\": \"&\"})", "\"a=%26&b=x&b=y\"")]
    [InlineData("urlquery.decode_object(\"a=1&a=2&b\")", "{\"a\": [\"1\", \"2\"], \"b\": [\"\"]}")]
    public void Texts_are_encoded_and_decoded(string expression, string expected) => Assert.Equal(expected, Answers.To(expression));

    [Theory]
    [InlineData("base64.decode", "a")]
    [InlineData("base64.decode", "a-b_")]
    [InlineData("hex.decode", "abc")]
    [InlineData("hex.decode", "zz")]
    [InlineData("urlquery.decode", "%2")]
    [InlineData("urlquery.decode_object", "a=%zz")]
    public void What_is_not_encoded_is_told(string function, string text) =>
        Assert.StartsWith("eval_builtin_error", Answers.To($"{function}({new RegoString(text).ToJson()})"), StringComparison.Ordinal);

    [Fact]
    public void Each_byte_that_is_no_text_counts_once() => Assert.Equal("4", Answers.To("count(hex.decode(\"ffe28241\"))"));
}
