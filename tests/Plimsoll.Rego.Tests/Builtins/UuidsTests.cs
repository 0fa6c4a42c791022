namespace Plimsoll.Rego.Builtins;

public sealed class UuidsTests
{
    [Fact]
    public void An_identifier_tells_what_it_is_made_of() => Assert.Equal(
        "{\"clocksequence\": 13255, \"macvariables\": \"global:unicast\", \"nodeid\": \"00-c0-4f-d4-30-c8\", \"time\": 886630433151182600, \"variant\": \"RFC4122\", \"version\": 1}",
        Answers.To("uuid.parse(\"urn:uuid:6ba7b812-9dad-11d1-b3c7-00c04fd430c8\")"));

    [Theory]
    [InlineData("6ba7b812")]
    [InlineData("6ba7b812-9dad-11d1-b3c7-00c04fd430cx")]
    public void What_is_no_identifier_is_told(string text) =>
        Assert.StartsWith("eval_builtin_error", Answers.To($"uuid.parse(\"{text}\")"), StringComparison.Ordinal);

    [Fact]
    public void A_key_has_one_identifier_in_an_evaluation_and_a_seed_one_in_all()
    {
        var settings = RegoSettings.Default with { Seed = 7 };
        Assert.Equal("true", Answers.To("uuid.rfc4122(\"a\") == uuid.rfc4122(\"a\")", settings: settings));
        Assert.Equal("true", Answers.To("uuid.rfc4122(\"a\") != uuid.rfc4122(\"b\")", settings: settings));
        Assert.Equal(Answers.To("uuid.rfc4122(\"a\")", settings: settings), Answers.To("uuid.rfc4122(\"a\")", settings: settings));
        Assert.Equal("true", Answers.To("rand.intn(\"k\", 1000) == rand.intn(\"k\", 1000)", settings: settings));
        Assert.Equal("0", Answers.To("rand.intn(\"k\", 0)"));
    }
}
