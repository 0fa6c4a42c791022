namespace Plimsoll.Rego.Values;

public sealed class JsonValuesTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("[true,false,-1.5e3,\"x\"]")]
    [InlineData("{\"a\":{\"b\":[]},\"c\":\"\"}")]
    public void Documents_are_written_as_they_were_read(string json) => Assert.Equal(json, Policy.Json(json)!.ToJson());

    [Theory]
    [InlineData("""["a\ud800b", "\\", "\n"]""", "[\"a\uFFFDb\",\"\\\\\",\"\\n\"]")]
    [InlineData("""{"\udc00\u0041": "\ud83d\ude00\ud83d"}""", "{\"\uFFFDA\":\"\U0001F600\uFFFD\"}")]
    [InlineData("""["\ud800\"\\\/\b\f\n\r\t\u0041"]""", "[\"\uFFFD\\\"\\\\/\\b\\f\\n\\r\\tA\"]")]
    public void Half_a_surrogate_pair_is_replaced_as_go_does(string json, string written) =>
        Assert.Equal(Policy.Json(written), Policy.Json(json));

    [Theory]
    [InlineData("1e1000000001")]
    [InlineData("1e-99999999999999999999")]
    public void A_number_beyond_what_can_be_read_is_a_limit_where_it_is_looked_at(string number)
    {
        var document = Policy.Json($"{{\"a\": {{\"b\": {number}}}, \"c\": 1}}");

        Assert.Equal("1", Policy.Compile("p := input.c").Prepare("data.p.p").Evaluate(document, null, RegoSettings.Default, TestContext.Current.CancellationToken)!.ToJson());
        Assert.Throws<RegoLimitException>(document!.ToJson);
    }

    [Fact]
    public void A_number_of_more_than_ten_thousand_digits_is_a_limit() =>
        Assert.Throws<RegoLimitException>(() => Policy.Json(new string('1', 10_001)));

    [Fact]
    public void A_document_ten_thousand_levels_deep_is_read_to_its_end()
    {
        var document = Policy.Json(new string('[', 10_000) + "1" + new string(']', 10_000))!;
        var depth = 0;
        while (document is RegoArray { Count: 1 } array)
            (document, depth) = (array.Items[0], depth + 1);

        Assert.Equal(10_000, depth);
        Assert.Equal(RegoNumber.Of(1), document);
    }
}
