namespace Plimsoll.Cel.Compilation;

public sealed class NameSuggestionTests
{
    [Theory]
    [InlineData("nmae", "name")]
    [InlineData("namespce", "namespace")]
    [InlineData("name", "")]
    [InlineData("x", "")]
    [InlineData("entirelyDifferent", "")]
    public void The_closest_name_is_suggested(string written, string suggested) =>
        Assert.Equal(suggested.Length == 0 ? "" : $", did you mean '{suggested}'?", NameSuggestion.For(written, ["name", "namespace", "labels"]));

    [Fact]
    public void A_long_name_gets_no_suggestion() => Assert.Equal("", NameSuggestion.For(new string('a', 10_000), [new string('a', 9_999)]));
}
