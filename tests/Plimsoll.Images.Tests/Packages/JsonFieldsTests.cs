using System.Text.Json;

namespace Plimsoll.Images.Packages;

public sealed class JsonFieldsTests
{
    [Theory]
    [InlineData("""{"a":"x"}""", "x")]
    [InlineData("""{"a":"first","a":" last "}""", "last")]
    [InlineData("""{"a":""}""", null)]
    [InlineData("""{"a":null}""", null)]
    [InlineData("""{"a":{}}""", null)]
    [InlineData("""7""", null)]
    public void A_property_of_another_type_is_as_good_as_absent(string json, string? expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(expected, JsonFields.Text(document.RootElement, "a"));
        Assert.False(JsonFields.IsTrue(document.RootElement, "a"));
    }
}
