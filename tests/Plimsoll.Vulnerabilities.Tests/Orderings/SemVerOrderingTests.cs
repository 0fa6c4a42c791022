namespace Plimsoll.Vulnerabilities.Orderings;

public sealed class SemVerOrderingTests
{
    [Theory]
    [InlineData("1.2.3")]
    [InlineData("0.0.0")]
    [InlineData("1.0.0-alpha.1+build.01")]
    [InlineData("1.0.0-0")]
    [InlineData("1.0.0--")]
    [InlineData("1.0.0-01a")]
    [InlineData("1.0.0+1-2")]
    [InlineData("99999999999999999999.0.0")]
    public void SemVer_and_npm_accept_it(string version)
    {
        Assert.True(SemVerOrdering.Strict.IsValid(version));
        Assert.True(SemVerOrdering.Npm.IsValid(version));
    }

    [Theory]
    [InlineData("v1.2.3")]
    [InlineData("=1.2.3")]
    [InlineData(" 1.2.3 ")]
    [InlineData("01.2.3")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3beta")]
    [InlineData("1.2.3-")]
    public void Only_npm_accepts_it(string version)
    {
        Assert.False(SemVerOrdering.Strict.IsValid(version));
        Assert.True(SemVerOrdering.Npm.IsValid(version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.x")]
    [InlineData("1..3")]
    [InlineData("1.2.3+")]
    [InlineData("1.2.3-a..b")]
    [InlineData("1.2.3+a..b")]
    [InlineData("1.2.3-a_b")]
    [InlineData("1.2.3-é")]
    [InlineData("latest")]
    public void Neither_accepts_it(string version)
    {
        Assert.False(SemVerOrdering.Strict.IsValid(version));
        Assert.False(SemVerOrdering.Npm.IsValid(version));
    }
}
