using System.Buffers;
using System.Text.Json;

namespace Plimsoll.Rego.Values;

public sealed class JsonTextTests
{
    [Fact]
    public void A_set_is_an_array_in_order_and_a_key_that_is_no_text_its_own_json()
    {
        var value = RegoObject.Of(
            KeyValuePair.Create<RegoValue, RegoValue>(new RegoArray(RegoNumber.Of(1)), RegoSet.Of(RegoNumber.Of(2), RegoNumber.Of(1))),
            KeyValuePair.Create<RegoValue, RegoValue>(RegoNull.Value, RegoSet.Empty));

        Assert.Equal("{\"null\":[],\"[1]\":[1,2]}", value.ToJson());
    }

    [Fact]
    public void Letters_of_all_languages_are_not_escaped() => Assert.Equal("\"é<&'漢\"", new RegoString("é<&'漢").ToJson());

    [Fact]
    public void A_value_deeper_than_a_writer_allows_is_a_limit()
    {
        var value = RegoArray.Empty;
        for (var level = 0; level < 1_500; level++)
            value = new RegoArray(value);
        using var writer = new Utf8JsonWriter(new ArrayBufferWriter<byte>());

        Assert.Throws<RegoLimitException>(() => value.WriteTo(writer));
        Assert.Equal(3_002, value.ToJson().Length);
    }

    [Fact]
    public void A_value_that_doubles_its_parts_ends_at_the_longest_text()
    {
        var value = new RegoArray(RegoNumber.Of(1));
        for (var level = 0; level < 100; level++)
            value = new RegoArray(value, value);

        Assert.Contains("bytes", Assert.Throws<RegoLimitException>(value.ToJson).Message, StringComparison.Ordinal);
        Assert.Contains("characters", Assert.Throws<RegoLimitException>(value.ToString).Message, StringComparison.Ordinal);
    }
}
