namespace Plimsoll.Vulnerabilities.Orderings;

public sealed class Pep440OrderingTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1!2.3a4.post5.dev6+local.7")]
    [InlineData(" v1.0 ")]
    [InlineData("1.0-1")]
    [InlineData("1.0a-dev")]
    [InlineData("1.0PREVIEW3")]
    [InlineData("1.0a--1")]
    [InlineData("2004a")]
    public void Python_accepts_it(string version) => Assert.True(new Pep440Ordering().IsValid(version));

    [Theory]
    [InlineData("")]
    [InlineData("french toast")]
    [InlineData("1.")]
    [InlineData("1.0x")]
    [InlineData("!1")]
    [InlineData("1!")]
    [InlineData("1.0+")]
    [InlineData("1.0+_a")]
    [InlineData("1.0+a+b")]
    [InlineData("1.0+a..b")]
    [InlineData("1.0.dev1.post1")]
    [InlineData("1.0--1")]
    [InlineData("1.0al1")]
    public void Python_refuses_it(string version) => Assert.False(new Pep440Ordering().IsValid(version));

    [Fact]
    public void What_is_not_a_version_is_older_than_every_version() =>
        Assert.True(new Pep440Ordering().Compare("toast", "0.dev0") < 0);
}
