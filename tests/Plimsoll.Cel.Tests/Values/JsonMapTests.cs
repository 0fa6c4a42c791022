using System.Text.Json;

namespace Plimsoll.Cel.Values;

public sealed class JsonMapTests
{
    [Fact]
    public void Answers_stay_the_same_when_a_map_turns_to_its_dictionary()
    {
        var map = JsonValue.Of(JsonElement.Parse("""{"a": 1, "a": 2, "b": null, "c": [3]}""")).AsMap!;
        for (var look = 0; look < 20; look++)
        {
            Assert.True(map.TryGetField(new FieldName("a"), out var found) && found == CelValue.Int(2));
            Assert.True(map.TryGetValue(CelValue.String("b"), out found) && found.IsNull);
            Assert.False(map.TryGetValue(CelValue.String("d"), out _) || map.TryGetValue(CelValue.Int(1), out _) || map.TryGetField(new FieldName(""), out _));
        }

        Assert.Equal(3, map.Count);
        Assert.Equal(["a", "b", "c"], map.Keys().Select(key => key.AsString!));
    }

    [Fact]
    public void Threads_may_share_a_map()
    {
        var map = JsonValue.Of(JsonSerializer.SerializeToElement(Enumerable.Range(0, 1000).ToDictionary(number => $"k{number}", number => number, StringComparer.Ordinal))).AsMap!;

        Parallel.For(0, 1000, number => Assert.True(map.TryGetValue(CelValue.String($"k{number}"), out var found) && found == CelValue.Int(number)));
    }
}
