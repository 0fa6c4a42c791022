namespace Plimsoll.Model.Packages;

public sealed class EcosystemTests
{
    [Fact]
    public void Names_are_unique() =>
        Assert.Equal(Ecosystem.All.Length, Ecosystem.All.DistinctBy(ecosystem => ecosystem.Name).Count());

    [Fact]
    public void Package_url_types_are_lower_case() =>
        Assert.All(Ecosystem.All, ecosystem => Assert.Equal(ecosystem.PurlType.ToLowerInvariant(), ecosystem.PurlType));

    [Fact]
    public void It_prints_as_its_name() => Assert.Equal("PyPI", Ecosystem.PyPI.ToString());
}
