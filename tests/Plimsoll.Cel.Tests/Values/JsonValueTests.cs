using System.Text.Json;

namespace Plimsoll.Cel.Values;

public sealed class JsonValueTests
{
    [Theory]
    [InlineData("1", CelKind.Int)]
    [InlineData("-9223372036854775808", CelKind.Int)]
    [InlineData("9223372036854775808", CelKind.Double)]
    [InlineData("1.0", CelKind.Double)]
    [InlineData("1e2", CelKind.Double)]
    [InlineData("\"1\"", CelKind.String)]
    [InlineData("null", CelKind.Null)]
    [InlineData("[]", CelKind.List)]
    [InlineData("{}", CelKind.Map)]
    public void Numbers_are_read_as_Kubernetes_reads_them(string json, CelKind expected) =>
        Assert.Equal(expected, JsonValue.Of(JsonElement.Parse(json)).Kind);

    [Fact]
    public void Half_of_a_surrogate_pair_is_an_error_not_an_exception() =>
        Assert.Equal(CelErrorKind.InvalidArgument, JsonValue.Of(JsonElement.Parse("\"\\ud800\"")).AsError?.Reason);

    [Fact]
    public void Of_properties_with_equal_names_the_last_counts_everywhere()
    {
        var map = JsonValue.Of(JsonElement.Parse("""{"a": 1, "a": 2}""")).AsMap!;

        Assert.Equal(1, map.Count);
        Assert.True(map.TryGetField(new FieldName("a"), out var value));
        Assert.Equal(CelValue.Int(2), value);
        Assert.Equal([KeyValuePair.Create(CelValue.String("a"), CelValue.Int(2))], map.Entries);
    }
}
