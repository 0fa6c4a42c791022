using Plimsoll.Vulnerabilities.Feeds.Kubernetes;

namespace Plimsoll.Vulnerabilities.Tests.Feeds.Kubernetes;

public sealed class AffectedVersionsTests
{
    [Theory]
    [InlineData("- kubelet v1.2.3 - v1.2.5", "k8s.io/kubelet", "+1.2.3 =1.2.5")]
    [InlineData("* kube-proxy: v1.2.3 to v1.2.5", "k8s.io/kube-proxy", "+1.2.3 =1.2.5")]
    [InlineData("- v1.2.3–v1.2.5", "k8s.io/kubernetes", "+1.2.3 =1.2.5")]
    [InlineData("- ingress-nginx <= v1.11.4", "k8s.io/ingress-nginx", "+0 =1.11.4")]
    [InlineData("- v1.18.10 and earlier", "k8s.io/kubernetes", "+0 =1.18.10")]
    [InlineData("- kubectl: < v1.9.0", "k8s.io/kubectl", "+0 -1.9.0")]
    [InlineData("- prior to v1.9.0", "k8s.io/kubernetes", "+0 -1.9.0")]
    [InlineData("- kubelet: All versions", "k8s.io/kubelet", "+0")]
    [InlineData("- kubelet v1.2.3", "k8s.io/kubelet", "+1.2.3 =1.2.3")]
    public void A_line_says_program_and_range(string line, string package, string ranges)
    {
        var entry = Assert.Single(AffectedVersions.Read($"Text v9.9.9\n### Affected Versions\n{line}\n### Fixed Versions\n- v8.8.8"));
        Assert.Equal((package, ranges), (entry.Package, FeedSample.Ranges(entry)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("### Affected Versions\nSee below.")]
    [InlineData("### Fixed Versions\n- v1.2.3")]
    public void What_is_no_such_list_says_nothing(string text) => Assert.Empty(AffectedVersions.Read(text));
}
