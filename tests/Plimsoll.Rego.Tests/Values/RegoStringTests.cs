namespace Plimsoll.Rego.Values;

public sealed class RegoStringTests
{
    [Fact]
    public void Texts_sort_by_code_points_as_utf8_does()
    {
        string[] sorted = ["", "A", "a", "ab", "b", "\u00E9", "\uD7FF", "\uE000", "\uFFFD", "\U00010000", "\U0001F600"];

        Assert.Equal(sorted, sorted.Reverse().OrderBy(text => new RegoString(text), RegoValue.Order));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("\U0001F600!", 2)]
    public void The_length_counts_code_points(string text, int length) => Assert.Equal(length, new RegoString(text).Length);

    [Fact]
    public void Equal_texts_are_equal_whether_their_hash_is_known_or_not()
    {
        var known = new RegoString("text");
        _ = known.GetHashCode();

        Assert.True(known.Equals(new RegoString("text")));
        Assert.False(known.Equals(new RegoString("test")));
    }
}
