namespace Plimsoll.Vulnerabilities.Orderings;

public sealed class DebOrderingTests
{
    [Theory]
    [InlineData("1.2.3-1")]
    [InlineData("0:1")]
    [InlineData("2147483647:1")]
    [InlineData("1:2:3-4")]
    [InlineData("6.0-4.el6.x86_64")]
    [InlineData("1.0-1-2+b1~x")]
    public void Dpkg_accepts_it(string version) => Assert.True(new DebOrdering().IsValid(version));

    [Theory]
    [InlineData("")]
    [InlineData("a1")]
    [InlineData("1:a1")]
    [InlineData(":1")]
    [InlineData("a:1")]
    [InlineData("-1:1")]
    [InlineData("2147483648:1")]
    [InlineData("1:")]
    [InlineData("1.0-")]
    [InlineData("-1")]
    [InlineData("1.0 ")]
    [InlineData("1.0_1")]
    [InlineData("1.0-!1")]
    [InlineData("1.0é")]
    public void Dpkg_refuses_it(string version) => Assert.False(new DebOrdering().IsValid(version));
}
