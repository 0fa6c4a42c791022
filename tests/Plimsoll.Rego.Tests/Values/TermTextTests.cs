namespace Plimsoll.Rego.Values;

public sealed class TermTextTests
{
    [Theory]
    [InlineData("a\"b\\", "\"a\\\"b\\\\\"")]
    [InlineData("\a\b\f\n\r\t\v", "\"\\a\\b\\f\\n\\r\\t\\v\"")]
    [InlineData("\u0001\u007f", "\"\\x01\\x7f\"")]
    [InlineData("é漢\U0001F600", "\"é漢\U0001F600\"")]
    [InlineData("\u200b\u2028", "\"\\u200b\\u2028\"")]
    [InlineData("\U000E0001", "\"\\U000e0001\"")]
    public void Texts_are_quoted_as_go_quotes_them(string text, string quoted) => Assert.Equal(quoted, new RegoString(text).ToString());

    [Fact]
    public void Collections_are_terms_of_rego()
    {
        var value = RegoObject.Of(KeyValuePair.Create<RegoValue, RegoValue>(new RegoString("a"), new RegoArray(RegoSet.Empty, RegoSet.Of(RegoNull.Value, RegoBoolean.True))));

        Assert.Equal("{\"a\": [set(), {null, true}]}", value.ToString());
        Assert.Equal("{}", RegoObject.Empty.ToString());
    }
}
