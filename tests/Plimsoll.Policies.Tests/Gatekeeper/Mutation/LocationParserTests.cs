using CsCheck;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

public sealed class LocationParserTests
{
    [Theory]
    [InlineData("spec.hostNetwork", "spec|hostNetwork")]
    [InlineData("spec.containers[name: main].image", "spec|containers|[name: main]|image")]
    [InlineData("spec.containers[name:*].securityContext", "spec|containers|[name: *]|securityContext")]
    [InlineData(" spec . ports [ containerPort : 80 ] ", "spec|ports|[containerPort: 80]")]
    [InlineData("metadata.labels.\"example.com/team\"", "metadata|labels|example.com/team")]
    [InlineData("metadata.annotations.'it\\'s'", "metadata|annotations|it's")]
    [InlineData("spec.\"a b\"[\"key.one\": 'some value'].x-y_z", "spec|a b|[key.one: some value]|x-y_z")]
    [InlineData("spec.containers[name: \"*\"].image", "spec|containers|[name: *]|image")]
    [InlineData("spec.0.a", "spec|0|a")]
    public void A_location_is_fields_and_items(string text, string steps)
    {
        Assert.True(LocationParser.TryParse(text, out var path, out var problem), problem);

        Assert.Equal(steps, string.Join('|', path!.Steps));
        Assert.Equal("", problem);
    }

    [Fact]
    public void A_star_in_quotes_is_a_name_and_digits_in_quotes_are_no_number()
    {
        Assert.True(LocationParser.TryParse("a[name: \"*\"].b[name: '80'].c[name: 80]", out var path, out _));

        Assert.Equal(new ItemStep("name", "*", null), path!.Steps[1]);
        Assert.False(((ItemStep)path.Steps[1]).IsEvery);
        Assert.Equal(new ItemStep("name", "80", null), path.Steps[3]);
        Assert.Equal(new ItemStep("name", null, 80), path.Steps[5]);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("spec.", "\"spec.\": expected a field (character 6)")]
    [InlineData(".spec", "\".spec\": expected a field (character 1)")]
    [InlineData("spec..a", "\"spec..a\": expected a field (character 6)")]
    [InlineData("spec[name: a][name: b]", "\"spec[name: a][name: b]\": expected a dot or the end (character 14)")]
    [InlineData("spec[name]", "\"spec[name]\": expected : (character 10)")]
    [InlineData("spec[: a]", "\"spec[: a]\": expected a key field (character 6)")]
    [InlineData("spec[name: ]", "\"spec[name: ]\": expected the value of the key field or * (character 12)")]
    [InlineData("spec[name: a", "\"spec[name: a\": expected ] (character 13)")]
    [InlineData("spec.*", "\"spec.*\": expected a field (character 6)")]
    [InlineData("spec.\"a", "\"spec.\"a\": expected \" to end the quoted text (character 8)")]
    [InlineData("spec[name: a*]", "\"spec[name: a*]\": expected ] (character 13)")]
    [InlineData("a b", "\"a b\": expected a dot or the end (character 3)")]
    public void What_is_no_location_is_told_with_its_place(string text, string expected)
    {
        Assert.False(LocationParser.TryParse(text, out var path, out var problem));

        Assert.Null(path);
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void Locations_have_limits()
    {
        Assert.False(LocationParser.TryParse(new string('a', LocationPath.MaxLength + 1), out _, out var tooLong));
        Assert.False(LocationParser.TryParse(string.Join('.', Enumerable.Repeat("a", LocationPath.MaxSteps + 1)), out _, out var tooDeep));

        Assert.Equal($"is longer than {LocationPath.MaxLength} characters", tooLong);
        Assert.Contains($"has more than {LocationPath.MaxSteps} steps", tooDeep, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_a_location_or_has_a_problem() =>
        Gen.String[Gen.Char["ab0.[]:*\"'\\ -"], 0, 30].Sample(text =>
            LocationParser.TryParse(text, out var path, out var problem)
                ? path is { Steps.IsEmpty: false } && problem.Length == 0
                : path is null && problem.Length > 0);
}
