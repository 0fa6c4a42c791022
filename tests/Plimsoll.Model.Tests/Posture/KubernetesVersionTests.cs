namespace Plimsoll.Model.Posture;

public sealed class KubernetesVersionTests
{
    [Theory]
    [InlineData("v1.29.3", "1.29.3", "")]
    [InlineData("v1.29.3-eks-ae9a62a", "1.29.3", "eks-ae9a62a")]
    [InlineData("v1.30.1-gke.100", "1.30.1", "gke.100")]
    [InlineData("v1.31.0+k3s1", "1.31.0", "k3s1")]
    [InlineData("v1.28.9+rke2r1", "1.28.9", "rke2r1")]
    [InlineData("v1.32.0-rc.1+k3s1", "1.32.0-rc.1", "k3s1")]
    public void The_release_is_told_apart_from_the_vendors_mark(string text, string upstream, string vendor)
    {
        var version = KubernetesVersion.TryParse(text);

        Assert.Equal((upstream, vendor), (version?.Upstream, version?.Vendor));
    }

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("v1.29")]
    [InlineData("v1.29.99999999999")]
    public void Other_text_is_no_version(string text) => Assert.Null(KubernetesVersion.TryParse(text));
}
