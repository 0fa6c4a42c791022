namespace Plimsoll.Cel.Kubernetes;

public sealed class KubernetesVersionTests
{
    [Theory]
    [InlineData("1.31", 1, 31)]
    [InlineData("v1.31.2", 1, 31)]
    [InlineData("1.28+", 1, 28)]
    [InlineData("v1.30.4-eks-a737599", 1, 30)]
    public void A_version_is_read(string text, int major, int minor)
    {
        Assert.True(KubernetesVersion.TryParse(text, out var version));
        Assert.Equal(new KubernetesVersion(major, minor), version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData("1.x")]
    [InlineData("1.31x")]
    [InlineData("one.two")]
    [InlineData("1.99999999999")]
    public void What_is_no_version_is_refused(string text) => Assert.False(KubernetesVersion.TryParse(text, out _));
}
