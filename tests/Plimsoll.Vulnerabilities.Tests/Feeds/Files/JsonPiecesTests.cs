using System.Text;
using System.Text.Json;
using CsCheck;
using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Files;

public sealed class JsonPiecesTests
{
    [Fact]
    public void Pieces_come_one_after_the_other()
    {
        using var json = Open("""{"a":{"b":"text"},"c":[1]}""");
        var pieces = new List<(JsonTokenType, int, string)>();
        while (json.Read())
            pieces.Add((json.Token, json.Depth, json.Text));
        Assert.Equal(
            [
                (JsonTokenType.StartObject, 0, ""), (JsonTokenType.PropertyName, 1, "a"), (JsonTokenType.StartObject, 1, ""),
                (JsonTokenType.PropertyName, 2, "b"), (JsonTokenType.String, 2, "text"), (JsonTokenType.EndObject, 1, ""),
                (JsonTokenType.PropertyName, 1, "c"), (JsonTokenType.StartArray, 1, ""), (JsonTokenType.Number, 2, ""),
                (JsonTokenType.EndArray, 1, ""), (JsonTokenType.EndObject, 0, ""),
            ],
            pieces);
    }

    [Fact]
    public void A_value_is_passed_over_however_long_it_is()
    {
        using var json = new JsonPieces(new SlowStream(Encoding.UTF8.GetBytes($$"""{"a":{"x":[{{string.Join(',', Enumerable.Repeat("{\"y\":[1,\"]\"]}", 50_000))}}]},"b":"end"}""")));
        json.Read();
        json.Read();
        json.Skip();
        Assert.True(json.Read());
        Assert.Equal("b", json.Text);
    }

    [Fact]
    public void A_value_above_the_limit_is_passed_over_and_the_next_one_is_read()
    {
        using var json = Open($$"""[{"a":"{{new string('x', 200_000)}}"},{"b":1},"{{new string('y', 200_000)}}",2]""");
        json.Read();
        Assert.Null(json.Value(1_000, out var isTooLarge));
        Assert.True(isTooLarge);
        Assert.Equal("""{"b":1}""", Encoding.UTF8.GetString(json.Value(1_000, out _)!.Value.Span));
        Assert.Null(json.Value(1_000, out isTooLarge));
        Assert.True(isTooLarge);
        Assert.Equal("2", Encoding.UTF8.GetString(json.Value(1_000, out _)!.Value.Span));
        Assert.Null(json.Value(1_000, out isTooLarge));
        Assert.False(isTooLarge);
        Assert.Equal(JsonTokenType.EndArray, json.Token);
    }

    [Fact]
    public void What_is_not_json_is_told_with_its_place()
    {
        using var json = Open("{\"a\":1,\n\"b\":nope}");
        var error = Assert.Throws<InvalidDataException>(() =>
        {
            while (json.Read())
                Assert.NotEqual("x", json.Text);
        });
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":[1,2""")]
    [InlineData("""{"a":"xy""")]
    [InlineData("""{"a":{"b":1}""")]
    public void A_document_that_is_cut_short_is_told(string text)
    {
        using var json = Open(text);
        json.Read();
        json.Read();
        Assert.Throws<InvalidDataException>(() =>
        {
            json.Skip();
            json.Read();
        });
    }

    [Fact]
    public void A_document_above_the_limit_is_told()
    {
        using var json = new JsonPieces(new MemoryStream(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("1", 100_000))}]")), maxBytes: 100_000);
        var error = Assert.Throws<InvalidDataException>(() =>
        {
            while (json.Read())
                Assert.Equal("", json.Text);
        });
        Assert.Contains("100,000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        using var json = Open("\uFEFF[]");
        Assert.True(json.Read());
        Assert.Equal(JsonTokenType.StartArray, json.Token);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        try
        {
            using var json = new JsonPieces(new MemoryStream(bytes));
            while (json.Read())
            {
                if (json.Token == JsonTokenType.PropertyName)
                    json.Value(50, out _);
            }
        }
        catch (InvalidDataException)
        {
            // The one answer that is allowed.
        }
    });

    static JsonPieces Open(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    /// <summary>Gives few bytes at a time, as a network does.</summary>
    sealed class SlowStream(byte[] bytes) : ForwardStream
    {
        int _at;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(Math.Min(buffer.Length, 777), bytes.Length - _at);
            bytes.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
