using System.Text.Json;

namespace Plimsoll.Images.Packages.Npm;

public sealed class NpmJsonTests
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

        Assert.Equal(expected, NpmJson.Text(document.RootElement, "a"));
        Assert.False(NpmJson.IsTrue(document.RootElement, "a"));
    }
}
