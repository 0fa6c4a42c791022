namespace Plimsoll.Policies.AdmissionPolicies;

public sealed class FieldEscapingTests
{
    [Theory]
    [InlineData("name", "name")]
    [InlineData("a_b", "a_b")]
    [InlineData("namespace", "__namespace__")]
    [InlineData("x-kubernetes-list-type", "x__dash__kubernetes__dash__list__dash__type")]
    [InlineData("example.com/a", "example__dot__com__slash__a")]
    [InlineData("a__b", "a__underscores__b")]
    [InlineData("a___b", "a__underscores___b")]
    [InlineData("____", "__underscores____underscores__")]
    [InlineData("$ref", null)]
    [InlineData("1st", null)]
    [InlineData("", null)]
    [InlineData("\u00fc", null)]
    public void A_field_has_the_name_that_Kubernetes_gives_it(string name, string? expected)
    {
        Assert.Equal(expected is not null, FieldEscaping.TryEscape(name, out var escaped));
        Assert.Equal(expected, escaped);
    }
}
