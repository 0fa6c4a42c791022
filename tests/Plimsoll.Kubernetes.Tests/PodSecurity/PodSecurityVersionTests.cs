namespace Plimsoll.Kubernetes.PodSecurity;

public sealed class PodSecurityVersionTests
{
    [Theory]
    [InlineData("latest", "v1.37")]
    [InlineData("v1.0", "v1.0")]
    [InlineData("v1.22", "v1.22")]
    [InlineData("v1.99", "v1.37")]
    public void A_version_is_one_of_the_known_rules(string text, string version)
    {
        Assert.True(PodSecurityVersion.TryParse(text, out var parsed));
        Assert.Equal(version, parsed.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.22")]
    [InlineData("v2.0")]
    [InlineData("v1.022")]
    [InlineData("v1.99999999999")]
    public void Anything_else_is_none(string? text) => Assert.False(PodSecurityVersion.TryParse(text, out _));
}
