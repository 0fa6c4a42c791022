namespace Plimsoll.Vulnerabilities.Orderings;

public sealed class ApkOrderingTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3a")]
    [InlineData("1.2.3a_rc4_p5~c0ffee-r6")]
    [InlineData("1.0_alpha")]
    [InlineData("20240101-r0")]
    public void Apk_accepts_it(string version) => Assert.True(new ApkOrdering().IsValid(version));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData(".1")]
    [InlineData("1.")]
    [InlineData("1..2")]
    [InlineData("1aa")]
    [InlineData("1a.2")]
    [InlineData("1a2")]
    [InlineData("1_")]
    [InlineData("1_foo")]
    [InlineData("1_rc.1")]
    [InlineData("1-1")]
    [InlineData("1-r")]
    [InlineData("1-r1-r2")]
    [InlineData("1-r1_p1")]
    [InlineData("1~")]
    [InlineData("1~xyz")]
    [InlineData("1 ")]
    [InlineData("v1")]
    public void Apk_refuses_it(string version) => Assert.False(new ApkOrdering().IsValid(version));
}
